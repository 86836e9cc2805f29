/** What a database out of reach looks like from here, and how it is told, remembered and not made worse. */
package org.customerapi.shared.outage;
