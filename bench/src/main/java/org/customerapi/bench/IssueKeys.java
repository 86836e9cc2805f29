package org.customerapi.bench;

import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Has each of some demo customers apply for a key, writes the keys to a file, and tells them to the reference endpoints.
 *
 * <p>Arguments: the server's URL, how many, the file.
 */
public final class IssueKeys {
    private IssueKeys() {}

    public static void main(String[] args) throws Exception {
        Wire wire = new Wire(args[0]);
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= Integer.parseInt(args[1]); i++) {
            Applicant applicant = Applicant.loggedIn(wire, i);
            JsonObject application = applicant.codes().add("tag", "bench").build();
            lines.add(HeldKey.line(applicant
                    .call("applyApi", application)
                    .requireSuccess()
                    .json()
                    .getJsonObject("data")));
        }
        Path file = Path.of(args[2]);
        Files.write(file, lines);
        for (HeldKey key : HeldKey.read(file)) {
            Wire.Answer answer = wire.post("/reference/api/key", Map.of("apiKey", key.accessKey()), key.publicKey());
            if (answer.status() != 200) {
                throw new IllegalStateException("the reference endpoints take no key: " + answer);
            }
        }
    }
}
