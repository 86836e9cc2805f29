// Signs with the console's own modules. Takes the modules' folder and a file of {privateKey, pubKey, vectors}.
import { readFileSync } from "node:fs";
import { webcrypto } from "node:crypto";

globalThis.crypto ??= webcrypto;
const [folder, file] = process.argv.slice(2);
const { signatureBase } = await import(folder + "/signing/base.js");
const { SigningKey } = await import(folder + "/signing/signing-key.js");
const { recognise } = await import(folder + "/signing/slips.js");

const { privateKey, vectors } = JSON.parse(readFileSync(file, "utf8"));
const key = await SigningKey.from(privateKey);
const answers = [];
for (const { body, timestamp } of vectors) {
  const base = signatureBase(body, timestamp);
  const signature = await key.sign(base, "SHA256withRSA");
  const slip = await key.sign(body + timestamp, "SHA1withRSA");
  answers.push({
    base,
    "SHA-1": await key.sign(base, "SHA1withRSA"),
    "SHA-256": signature,
    recognised: (await recognise({ publicKey: key.publicKey, signature, body, timestamp })).slips.join(),
    quoted: (await recognise({ publicKey: key.publicKey, signature: slip, body, timestamp })).algorithm,
  });
}
const refused = ['{"a":1,"a":2}', "[]", '{"a":01}', '{"a":"\\ud800"}', '{"a":1}x', '{"\\u0061":1,"a":2}', '{"a":"\t"}'].map((body) => {
  try {
    return signatureBase(body, "1");
  } catch (unfit) {
    return unfit.reason;
  }
});
console.log(JSON.stringify({ publicKey: key.publicKey.spki, answers, refused }));
