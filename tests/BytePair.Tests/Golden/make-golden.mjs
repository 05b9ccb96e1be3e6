// Makes the compact golden vectors of this folder. See README.md for what they are and how to run this.
// The choice is deterministic: the same inputs give the same files, byte for byte.
import { readFileSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { join } from "node:path";

const [, , sharedFolder, tiktokenFolder] = process.argv;
if (!tiktokenFolder) {
  throw new Error("usage: node make-golden.mjs <folder with golden/ and corpora/> <folder with node_modules/tiktoken>");
}
const here = import.meta.dirname;
const { get_encoding } = createRequire(join(tiktokenFolder, "/"))("tiktoken");

const records = (name) =>
  readFileSync(join(sharedFolder, "golden", name), "utf8").split("\n").filter((line) => line).map((line) => ({ line, ...JSON.parse(line) }));
const write = (name, lines) => writeFileSync(join(here, name), lines.join("\n") + "\n");

// The corpora have mixed licences and stay outside. A record whose text shares a stretch with them is left out.
const stretch = 20;
const corpusStretches = new Set();
for (const name of ["english.txt", "code.txt", "multilingual.txt", "json.txt", "chat.jsonl"]) {
  const text = readFileSync(join(sharedFolder, "corpora", name), "utf8");
  for (let at = 0; at + stretch <= text.length; at++) corpusStretches.add(fingerprint(text, at));
}
function fingerprint(text, at) {
  let hash = 17; // 45 bits: an accidental hit only costs a record
  for (let i = at; i < at + stretch; i++) hash = (hash * 4099 + text.charCodeAt(i)) % 35184372088777;
  return hash;
}
function quotesACorpus(text) {
  for (let at = 0; at + stretch <= text.length; at++) {
    // a run of a few different characters (spaces, dashes, counting up) is nobody's text
    if (new Set(text.slice(at, at + stretch)).size > 10 && corpusStretches.has(fingerprint(text, at))) return true;
  }
  return false;
}

// A fixed draw per encoding and family: records in the order of a hash of their id.
const families = { "fuzz-mix": 60, "fuzz-category": 24, "script": 40, "contractions": 30, "contractions-case": 12, "whitespace": 24,
  "case-mix": 14, "long": 12, "tiny": 16, "odd": 14, "digits": 10, "emoji": 12, "unicode-version": 14 };
const perFamily = (family) => families[family] ?? (family.startsWith("gc-") ? 3 : 8);
const drawn = new Map();
const byHash = (a, b) => (hashOf(a.id + a.encoding) < hashOf(b.id + b.encoding) ? -1 : 1);
const hashOf = (text) => createHash("sha256").update(text).digest("hex");
const ordinary = records("dev.jsonl")
  .filter((r) => !r.family.startsWith("natural-") && r.line.length < 4000 && !quotesACorpus(r.text))
  .sort(byHash)
  .filter((r) => {
    const key = `${r.encoding} ${r.family}`;
    drawn.set(key, (drawn.get(key) ?? 0) + 1);
    return drawn.get(key) <= perFamily(r.family);
  })
  .sort((a, b) => (a.id + a.encoding < b.id + b.encoding ? -1 : 1))
  .map((r) => r.line);

// Natural text is our own (natural-texts.json), its ids from the reference. o200k_harmony differs from o200k_base in special tokens only.
const natural = [];
for (const encoding of ["gpt2", "r50k_base", "p50k_base", "p50k_edit", "cl100k_base", "o200k_base", "o200k_harmony"]) {
  const reference = get_encoding(encoding === "o200k_harmony" ? "o200k_base" : encoding);
  JSON.parse(readFileSync(join(here, "natural-texts.json"), "utf8")).forEach(({ family, text }, index) => {
    const tokens = Array.from(reference.encode_ordinary(text));
    natural.push(JSON.stringify({ id: `own-${family}-${String(index + 1).padStart(3, "0")}`, family, encoding, text, tokens }));
  });
  reference.free();
}
write("ordinary.jsonl", [...ordinary, ...natural]);

write("special.jsonl", records("special-dev.jsonl").filter((r) => !quotesACorpus(r.text)).map((r) => r.line));
write("surrogates.jsonl", records("surrogates-dev.jsonl").filter((r) => !quotesACorpus(r.replaced_text)).map((r) => r.line));
write("decode.jsonl", records("decode-dev.jsonl").map((r) => r.line));

const encodings = Object.entries(JSON.parse(readFileSync(join(sharedFolder, "golden", "encodings.json"), "utf8")));
const keep = ({ name, pat_str, special_tokens, vocab_file, n_vocab }) => ({ name, pat_str, special_tokens, vocab_file, n_vocab });
write("encodings.json", ["{", encodings.map(([name, e]) => `${JSON.stringify(name)}: ${JSON.stringify(keep(e))}`).join(",\n"), "}"]);
