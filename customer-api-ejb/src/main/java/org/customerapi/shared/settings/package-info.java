/** The one place for settings: every {@code customer-api.*} property with its type, default and effect. */
package org.customerapi.shared.settings;
