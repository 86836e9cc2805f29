package org.customerapi.apikey.domain;

import java.util.List;
import java.util.Optional;

/** What a customer wants changed about a key; what is absent stays as it is. */
public record KeyPatch(Optional<KeyLabel> label, List<PermissionChange> permissions, Optional<IpAllowlist> allowlist) {}
