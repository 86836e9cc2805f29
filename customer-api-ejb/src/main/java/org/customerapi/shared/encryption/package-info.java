/** Keeps secrets at rest unreadable, under keys that can be rotated. */
package org.customerapi.shared.encryption;
