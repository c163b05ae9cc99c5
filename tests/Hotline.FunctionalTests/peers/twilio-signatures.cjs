// Signs requests and checks them with Twilio's own code: node twilio-signatures.cjs IN OUT. IN is a JSON list of {token, url, params | body, as: {token, url, params | body}}: what is signed,
// and as what it arrives. OUT is a JSON list of [signature, accepted].
const fs = require("node:fs");
const { validateRequest, validateRequestWithBody, getExpectedTwilioSignature } = require("twilio");

const [input, output] = process.argv.slice(2);
const checked = JSON.parse(fs.readFileSync(input, "utf8")).map(({ token, url, params, as }) => {
  const signature = getExpectedTwilioSignature(token, url, params ?? {});
  const accepted = as.body === undefined ? validateRequest(as.token, signature, as.url, as.params) : validateRequestWithBody(as.token, signature, as.url, as.body);
  return [signature, accepted];
});
fs.writeFileSync(output, JSON.stringify(checked));
console.log("checked");
