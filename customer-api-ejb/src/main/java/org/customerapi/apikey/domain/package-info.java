/** The API key with its rules, and the values that refuse what the rules refuse. */
package org.customerapi.apikey.domain;
