/** What the tests run on: a server of its own for each class, of the kind that the build was asked for, and its database. */
package org.customerapi.it.server;
