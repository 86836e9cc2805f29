/** The wire: what the contract calls things, and nothing of what they mean. */
package org.customerapi.web;
