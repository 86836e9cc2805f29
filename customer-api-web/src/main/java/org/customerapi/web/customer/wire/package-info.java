/** What login takes and gives, field by field as the contract has it. */
package org.customerapi.web.customer.wire;
