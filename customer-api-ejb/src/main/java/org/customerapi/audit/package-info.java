/** Who did or tried what, when and from where: rows that outlive what they tell of, and hold no secret. */
package org.customerapi.audit;
