package org.customerapi.apikey.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.customerapi.shared.settings.Settings;

/** Which resources each permission opens. Reading opens the published list, the others what is configured. */
@ApplicationScoped
public class PermissionCatalogue {
    private static final String READ_RESOURCES = "read-resources.txt";

    /** The management of keys is never open to keys, whatever is configured. */
    private static final String NEVER_OPEN = "customer.app.CustomerApiWebService.";

    private final Map<Permission, List<String>> resources = new EnumMap<>(Permission.class);
    private final Set<String> openToReadingAlone = new HashSet<>();

    @Inject
    public PermissionCatalogue(Settings settings) {
        resources.put(Permission.READ, published());
        resources.put(Permission.SPOT_TRADE, settings.get(Settings.RESOURCES_SPOT_TRADE));
        resources.put(Permission.CONTRACT_TRADE, settings.get(Settings.RESOURCES_CONTRACT_TRADE));
        resources.put(Permission.WITHDRAW, settings.get(Settings.RESOURCES_WITHDRAW));
        openToReadingAlone.addAll(resources.get(Permission.READ));
        resources.forEach((permission, opened) -> {
            if (permission != Permission.READ) {
                opened.forEach(openToReadingAlone::remove);
            }
        });
    }

    protected PermissionCatalogue() {}

    /** The resources that the granted permissions open, in catalogue order, none twice. */
    public List<String> resourcesOf(Permissions permissions) {
        return permissions.granted().stream()
                .flatMap(permission -> resources.get(permission).stream())
                .filter(resource -> !resource.startsWith(NEVER_OPEN))
                .distinct()
                .toList();
    }

    /** The resources that one permission opens. */
    public List<String> resourcesOf(Permission permission) {
        return resources.get(permission);
    }

    /** Whether the permission to read opens a resource, and no other does. */
    public boolean isOpenToReadingAlone(String resource) {
        return openToReadingAlone.contains(resource);
    }

    private static List<String> published() {
        try (var lines = new BufferedReader(new InputStreamReader(
                PermissionCatalogue.class.getResourceAsStream(READ_RESOURCES), StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
