package org.customerapi.upgrade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.customerapi.apikey.ApiKeyDirectory;
import org.customerapi.apikey.ApiKeyLifecycle;
import org.customerapi.customer.CustomerDirectory;
import org.customerapi.customer.Housekeeping;
import org.customerapi.customer.Login;
import org.customerapi.customer.SessionGate;
import org.customerapi.roles.DocumentedRoles;
import org.customerapi.signature.RequestVerification;
import org.customerapi.testing.Documentation;
import org.customerapi.testing.TestCustomers;
import org.customerapi.testing.postgres.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/**
 * A database in use, saved and restored on another server with the commands of {@code docs/postgresql.md}: the application works on
 * it, as the least privileged role, and everybody finds everything as it was.
 */
@Tag("external")
class BackupIT extends UpgradeContract {
    private static PostgresServer restored;

    BackupIT(
            CustomerDirectory customers,
            Login login,
            SessionGate gate,
            ApiKeyDirectory directory,
            ApiKeyLifecycle lifecycle,
            RequestVerification verification,
            Housekeeping housekeeping,
            TestCustomers codes)
            throws SQLException {
        super(customers, login, gate, directory, lifecycle, verification, housekeeping, codes);
    }

    @BeforeAll
    static void saveAndRestore() throws SQLException, IOException {
        Path folder = Files.createDirectories(Path.of("target/backup").toAbsolutePath());
        Files.deleteIfExists(folder.resolve("customer_api.dump"));
        List<String> commands = Documentation.blocks("postgresql.md", "sh").stream()
                .filter(block -> block.contains("$DATABASE"))
                .toList();
        try (PostgresServer saved = PostgresServer.start()) {
            String url = DocumentedRoles.create(saved);
            FirstVersion.restore(url, DocumentedRoles.OWNER);
            DocumentedRoles.makeSchema(url);
            keep(url, DocumentedRoles.OWNER);
            run(folder, commands.get(0), url);
        }
        restored = PostgresServer.start();
        String url = DocumentedRoles.create(restored);
        run(folder, commands.get(1), url);
        System.setProperty("customer-api.db.migrate", "false");
        use(url, DocumentedRoles.APPLICATION);
    }

    private static void run(Path folder, String command, String url) {
        ProcessBuilder shell = new ProcessBuilder("sh", "-ec", command).directory(folder.toFile());
        shell.environment()
                .put("DATABASE", url.replace("jdbc:postgresql://", "postgresql://" + DocumentedRoles.OWNER + "@"));
        DocumentedRoles.execute(shell);
    }

    @AfterAll
    static void stop() {
        restored.close();
    }
}
