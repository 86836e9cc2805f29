/** What must be right before anything else runs. */
package org.customerapi.shared.startup;
