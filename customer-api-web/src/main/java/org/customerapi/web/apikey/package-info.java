/** The six operations on API keys, with the wire's spellings. */
package org.customerapi.web.apikey;
