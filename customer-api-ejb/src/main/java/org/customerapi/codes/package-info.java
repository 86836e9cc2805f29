/** Codes that prove who is there: TOTP, and one-time codes with the senders that deliver them to a phone or by e-mail. */
package org.customerapi.codes;
