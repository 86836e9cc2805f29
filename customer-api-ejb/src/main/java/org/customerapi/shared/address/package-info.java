/** Internet addresses, read strictly and written in one way. */
package org.customerapi.shared.address;
