/** What operators may do who know the admin secret; without one configured there is nothing here. */
package org.customerapi.web.admin;
