/** How request bodies are read: once, whole, as one JSON object, each field by its name. */
package org.customerapi.web.body;
