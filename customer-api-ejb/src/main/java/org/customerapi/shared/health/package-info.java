/** How servers find out whether this one is ready. */
package org.customerapi.shared.health;
