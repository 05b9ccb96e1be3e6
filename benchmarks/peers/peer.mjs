// One peer in a process of its own, asked by the throughput runner: node peer.mjs NAME ENCODING
// A line in is a JSON object, and so is a line out:
//   first, unasked    { version } or { error }
//   { file, idsTo }   encodes the file, writes the ids as 32-bit integers: { count }
//   { file }          encodes the file: { nanoseconds }
import { readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { peers } from "./peers.mjs";

const [name, encoding] = process.argv.slice(2);
const say = (answer) => process.stdout.write(JSON.stringify(answer) + "\n");
const sayWhy = (failure) =>
  say({ error: failure.code === "ERR_MODULE_NOT_FOUND" ? "it isn't installed" : String(failure.message ?? failure).split("\n")[0] });

let encode;
try {
  encode = await peers[name](encoding);
  const { version } = JSON.parse(readFileSync(new URL(`./node_modules/${name}/package.json`, import.meta.url), "utf8"));
  say({ version });
} catch (failure) {
  sayWhy(failure);
  process.exit(0);
}

const texts = new Map();
for await (const line of createInterface({ input: process.stdin })) {
  const { file, idsTo } = JSON.parse(line);
  try {
    if (!texts.has(file)) texts.set(file, readFileSync(file).toString("utf8"));
    const text = texts.get(file);
    const start = process.hrtime.bigint();
    const ids = await encode(text);
    const nanoseconds = Number(process.hrtime.bigint() - start);
    if (idsTo) writeFileSync(idsTo, Int32Array.from(ids));
    say(idsTo ? { count: ids.length } : { nanoseconds });
  } catch (failure) {
    sayWhy(failure);
  }
}
