/** Deploys what was built on a real server and looks at it from outside, as clients do. */
package org.customerapi.it;
