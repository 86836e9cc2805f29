package org.customerapi.apikey.domain;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;

/** The permissions granted to a key; reading is always among them. Immutable. */
public final class Permissions {
    public static final Permissions READ_ONLY = new Permissions(EnumSet.of(Permission.READ));

    private final Set<Permission> granted;

    private Permissions(EnumSet<Permission> granted) {
        this.granted = Collections.unmodifiableSet(granted);
    }

    /** The inverse of {@link #toString}. */
    public static Permissions parse(String joined) {
        return new Permissions(Arrays.stream(joined.split(","))
                .map(Permission::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Permission.class))));
    }

    public boolean isGranted(Permission permission) {
        return granted.contains(permission);
    }

    public Set<Permission> granted() {
        return granted;
    }

    /**
     * These permissions with the changes applied; what is not named stays.
     *
     * @throws Rejection {@code PERMISSION_INVALID} for one that does not exist, an answer that is neither yes nor no, two
     *     answers for one permission, or a change of reading
     */
    public Permissions with(List<PermissionChange> changes) {
        Map<Permission, Boolean> wanted = new EnumMap<>(Permission.class);
        wanted.put(Permission.READ, true);
        for (PermissionChange change : changes) {
            Permission permission = change.permission().orElseThrow(Permissions::invalid);
            boolean granting = change.granted().orElseThrow(Permissions::invalid);
            Boolean earlier = wanted.putIfAbsent(permission, granting);
            if (earlier != null && earlier != granting) {
                throw invalid();
            }
        }
        EnumSet<Permission> result = EnumSet.copyOf(granted);
        wanted.forEach((permission, granting) -> {
            if (granting) {
                result.add(permission);
            } else {
                result.remove(permission);
            }
        });
        return new Permissions(result);
    }

    /** Whether these open something that {@code others} do not. */
    public boolean exceed(Permissions others) {
        return !others.granted.containsAll(granted);
    }

    private static Rejection invalid() {
        return new Rejection(ErrorCode.PERMISSION_INVALID);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Permissions permissions && granted.equals(permissions.granted);
    }

    @Override
    public int hashCode() {
        return granted.hashCode();
    }

    /** The names of the granted permissions, joined with commas. */
    @Override
    public String toString() {
        return granted.stream().map(Permission::name).collect(Collectors.joining(","));
    }
}
