/** What a sensitive operation demands beyond a session: the authenticator's code and a phone or e-mail code. */
package org.customerapi.stepup;
