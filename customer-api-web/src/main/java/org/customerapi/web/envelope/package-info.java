/** What surrounds every call: its trace, language and elapsed time, and the envelope of its answer. */
package org.customerapi.web.envelope;
