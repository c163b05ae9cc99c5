// Counts texts with Twilio's own calculator: node sms-segments.cjs IN OUT. IN is a JSON list of texts, OUT a JSON list of [encoding, characters, units, segments].
const fs = require("node:fs");
const { SegmentedMessage } = require("sms-segments-calculator");

const [input, output] = process.argv.slice(2);
const counted = JSON.parse(fs.readFileSync(input, "utf8")).map((text) => {
  const message = new SegmentedMessage(text);
  const bits = message.encodingName === "GSM-7" ? 7 : 16;
  return [message.encodingName, message.graphemes.length, message.messageSize / bits, message.segmentsCount];
});
fs.writeFileSync(output, JSON.stringify(counted));
console.log("counted");
