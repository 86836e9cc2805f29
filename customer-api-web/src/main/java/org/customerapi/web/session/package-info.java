/** Who is calling: the token filter, and the caller it recognises. */
package org.customerapi.web.session;
