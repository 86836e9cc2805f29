package org.customerapi.apikey.domain;

import java.util.Optional;

/**
 * One line of what a customer wants changed.
 *
 * @param permission empty when the customer named none that exists
 * @param granted empty when he said neither yes nor no
 */
public record PermissionChange(Optional<Permission> permission, Optional<Boolean> granted) {}
