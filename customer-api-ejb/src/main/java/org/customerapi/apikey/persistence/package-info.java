/** How API keys are kept. */
package org.customerapi.apikey.persistence;
