/** Lets web pages of other origins call the API, where the operator has named them (CORS). */
package org.customerapi.web.crossorigin;
