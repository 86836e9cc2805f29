// node server.mjs PORT KEYS DIRECTORY: better-auth with its API-key plugin on an SQLite file in DIRECTORY. Makes so many keys, writes
// the body of a call for each, one a line, to DIRECTORY/calls, and answers POST /verify {"key": "..."} with the plugin's verdict:
// 200 when the key is valid, otherwise 401.
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import Database from "better-sqlite3";
import { apiKey } from "@better-auth/api-key";
import { betterAuth } from "better-auth";
import { getMigrations } from "better-auth/db/migration";

const [port, keys, directory] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4]];

const database = new Database(join(directory, "keys.sqlite"));
// The plugin writes to the row of the key at each verification. Without these two every call waited for the disk, twice.
database.pragma("journal_mode = WAL");
database.pragma("synchronous = NORMAL");

const auth = betterAuth({
    baseURL: `http://127.0.0.1:${port}`,
    secret: randomBytes(32).toString("hex"),
    database,
    emailAndPassword: { enabled: true },
    plugins: [apiKey({ rateLimit: { enabled: false } })],
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
});
await (await getMigrations(auth.options)).runMigrations();

const { user } = await auth.api.signUpEmail({
    body: { name: "bench", email: "bench@example.com", password: randomBytes(16).toString("hex") },
});
const calls = [];
for (let n = 0; n < keys; n++) {
    const { key } = await auth.api.createApiKey({ body: { userId: user.id, name: `bench ${n}` } });
    calls.push(JSON.stringify({ key }));
}
writeFileSync(join(directory, "calls"), calls.join("\n") + "\n", { mode: 0o600 });

function answer(response, status, content) {
    const body = JSON.stringify(content);
    response.writeHead(status, { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) });
    response.end(body);
}

async function verify(request, response) {
    const parts = [];
    for await (const part of request) {
        parts.push(part);
    }
    const { key } = JSON.parse(Buffer.concat(parts).toString());
    const verdict = await auth.api.verifyApiKey({ body: { key } });
    answer(response, verdict.valid ? 200 : 401, verdict);
}

createServer((request, response) => {
    if (request.method === "POST" && request.url === "/verify") {
        verify(request, response).catch((error) => answer(response, 500, { error: error.name }));
    } else {
        answer(response, request.url === "/ready" ? 200 : 404, {});
    }
}).listen(port, "127.0.0.1");
