/** A Redis that tests share, and that the tests of what is packaged may take as well. */
package org.customerapi.testing.redis;
