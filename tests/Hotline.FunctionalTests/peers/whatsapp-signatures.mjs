// Asks the npm package @kapso/whatsapp-cloud-api whether it believes signatures: node whatsapp-signatures.mjs CASES.json
// Cases: [{ appSecret, body (base64), header }]. Writes one line: verdicts [true,false,…]
import { readFileSync } from "node:fs";
import { verifySignature } from "@kapso/whatsapp-cloud-api/server";

const cases = JSON.parse(readFileSync(process.argv[2], "utf8"));
const verdicts = cases.map(({ appSecret, body, header }) => verifySignature({ appSecret, rawBody: Buffer.from(body, "base64"), signatureHeader: header }));
console.log(`verdicts ${JSON.stringify(verdicts)}`);
