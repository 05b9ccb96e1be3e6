// Makes a tokenizer.json, as Hugging Face's tokenizers reads it, of a published .tiktoken file.
//
// That format lists merges, a .tiktoken file ranks. The merge that makes a token is what remains of its bytes, two
// parts, once every merge of a lower rank has been made: so merging each token by the ranks below its own gives the list.
import { readFileSync } from "node:fs";

const patterns = {
  cl100k_base: String.raw`(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`,
  o200k_base: [
    String.raw`[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?`,
    String.raw`[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?`,
    String.raw`\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+`,
  ].join("|"),
};

export function tokenizerJson(tiktokenFile, encoding) {
  const ranks = readRanks(tiktokenFile);
  const merges = [];
  for (const [token, rank] of ranks) {
    const parts = mergeBelow(token, rank, ranks);
    if (parts.length === 2) merges.push(parts.map(printable));
  }
  return JSON.stringify({
    version: "1.0",
    added_tokens: [],
    pre_tokenizer: {
      type: "Sequence",
      pretokenizers: [
        { type: "Split", pattern: { Regex: patterns[encoding] }, behavior: "Isolated", invert: false },
        { type: "ByteLevel", add_prefix_space: false, trim_offsets: true, use_regex: false },
      ],
    },
    decoder: { type: "ByteLevel", add_prefix_space: true, trim_offsets: true, use_regex: true },
    // A piece that is a token is that token, merges or not.
    model: { type: "BPE", ignore_merges: true, vocab: Object.fromEntries([...ranks].map(([token, rank]) => [printable(token), rank])), merges },
  });
}

/** Tokens as strings of one character a byte, in the order of their ranks. */
function readRanks(file) {
  const lines = readFileSync(file, "latin1").split("\n").filter((line) => line !== "");
  return new Map(lines.map((line) => line.split(" ")).map(([base64, rank]) => [Buffer.from(base64, "base64").toString("latin1"), Number(rank)]));
}

function mergeBelow(token, limit, ranks) {
  const parts = [...token];
  while (true) {
    let lowest = limit;
    let at = -1;
    for (let i = 0; i + 1 < parts.length; i++) {
      const rank = ranks.get(parts[i] + parts[i + 1]);
      if (rank < lowest) [lowest, at] = [rank, i];
    }
    if (at < 0) return parts;
    parts.splice(at, 2, parts[at] + parts[at + 1]);
  }
}

/** The byte-level alphabet: printable Latin-1 stands for itself, each other byte for a character from U+0100 on. */
const alphabet = (() => {
  const isPrintable = (byte) => (byte > 0x20 && byte < 0x7f) || (byte > 0xa0 && byte !== 0xad);
  let next = 0x100;
  return Array.from({ length: 256 }, (_, byte) => String.fromCharCode(isPrintable(byte) ? byte : next++));
})();

function printable(token) {
  return Array.from(token, (character) => alphabet[character.charCodeAt(0)]).join("");
}
