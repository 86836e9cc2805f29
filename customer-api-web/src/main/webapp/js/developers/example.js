// Shown in every language as it is: the shortest program that signs a call.
export default `// node call.mjs (18 or newer), with the variables API, COMPANY_ID, API_KEY and PRIVATE_KEY (Base64).
import { createPrivateKey, sign } from "node:crypto";

const { API, COMPANY_ID, API_KEY, PRIVATE_KEY } = process.env;
const key = createPrivateKey({ key: Buffer.from(PRIVATE_KEY, "base64"), format: "der", type: "pkcs8" });

const body = '{"list":[1.10,null,"x y"],"note":"hello"}'; // sorted, compact, without null members
const timestamp = String(Date.now());
const base = body.replaceAll('"', "") + timestamp;

const answer = await fetch(API + "/openapi-c/global/customer.app.CustomerWebApiService.findCustomerInfo", {
  method: "POST",
  headers: {
    companyId: COMPANY_ID,
    apiKey: API_KEY,
    trace: "demo-" + timestamp,
    timestamp,
    version: "0.0.1",
    signature: sign("sha256", Buffer.from(base), key).toString("base64"),
    signatureAlgorithm: "SHA256withRSA",
    "Content-Type": "application/json",
  },
  body,
});
console.log(await answer.json());
`;
