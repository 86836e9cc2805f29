/** What the six operations take and give, field by field as the contract has it. */
package org.customerapi.web.apikey.wire;
