/** The OpenAPI document: what the server generates from the resources, completed. */
package org.customerapi.web.document;
