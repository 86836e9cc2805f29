/** Where tests find a port for a server of theirs. */
package org.customerapi.testing.ports;
