/** The life of an API key: issued, found, changed, downgraded, revoked. */
package org.customerapi.apikey;
