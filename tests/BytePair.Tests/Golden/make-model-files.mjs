// Makes model-files.json: what tokenizers 0.23.2 of Hugging Face (Apache-2.0) does with small files that are made here, to hold ours against.
//
// A file is a vocabulary of all single bytes, id = byte, of the merges below, in order, from id 256 on, and of what a case adds to it. Run with
// the package `tokenizers` installed beside this script.
import { writeFileSync } from "node:fs";
import packaged from "tokenizers";

const merges = ["a b", "i n", "Ġ t", "h e", "Ġt he", "Ġ a", "in g", "f i"];

const alphabet = (() => {
  const isPrintable = (byte) => (byte > 0x20 && byte < 0x7f) || (byte > 0xa0 && byte !== 0xad);
  let next = 0x100;
  return Array.from({ length: 256 }, (_, byte) => String.fromCharCode(isPrintable(byte) ? byte : next++));
})();

const byteLevel = (add_prefix_space = false, use_regex = true) => ({ type: "ByteLevel", add_prefix_space, trim_offsets: true, use_regex });
const split = (pattern, behavior, invert = false) => ({ type: "Split", pattern, behavior, invert });
const sequence = (...pretokenizers) => ({ type: "Sequence", pretokenizers });
const token = (content, more = {}) => ({ content, single_word: false, lstrip: false, rstrip: false, normalized: false, special: false, ...more });

/** Parts that texts are made of, for every case: words, white space of all kinds, letters that normalization changes. */
const common = ["a", "ab", "the", " the", "fi", "ing", "x", "1", "²", "_", "-", ".", " ", "  ", "\n", "\t", "\u00a0", "\u2003", "\u0085", "\u3000", "e\u0301", "é", "ﬁ", "ﬂ", "２", "\u0301", "\u0327", "한", "\u1112\u1161\u11ab", "文", "Å", "＜", "＞", "🙂"];

const cases = {
  plain: { added: [token("<a>"), token("<b>", { special: true })], parts: ["<a>", "<b>", "<", "a>"] },
  strips: {
    added: [token("<l>", { lstrip: true }), token("<r>", { rstrip: true }), token("<lr>", { lstrip: true, rstrip: true, special: true }), token(" <s>"), token("\t\t")],
    parts: ["<l>", "<r>", "<lr>", " <s>", "\t\t", "<", ">"],
  },
  words: {
    added: [token("zig", { single_word: true }), token("zag"), token("-zig", { single_word: true }), token("igz"), token("zé", { single_word: true, lstrip: true })],
    parts: ["zig", "zag", "-zig", "igz", "zé", "z", "\u200d", "\u203f", "Ⓐ", "Ⅷ", "·", "٣", "\u20dd", "½"],
  },
  phases: {
    added: [token("<ab", { normalized: true }), token("b>"), token("b>>", { normalized: true }), token("<a"), token("zz", { normalized: true, special: true }), token("zzz")],
    parts: ["<ab", "b>", "b>>", "<a", "zz", "zzz", "b", ">", "<"],
  },
  nested: { added: [token("[A"), token("[A]"), token("A]]"), token("]"), token("[A]]]", { special: true })], parts: ["[", "A", "]", "[A]", "[A]]]"] },
  nfc: {
    normalizer: { type: "NFC" },
    added: [token("<a>"), token("e\u0301!", { normalized: true }), token("Å"), token("\u1112\u1161", { normalized: true, rstrip: true }), token("!", { special: true, normalized: true })],
    parts: ["<a>", "e\u0301!", "é!", "!", "Å", "\u212b", "\u1112\u1161", "\u11ab", "\u0323", "o"],
  },
  nfkc: {
    normalizer: { type: "Sequence", normalizers: [{ type: "NFC" }, { type: "NFKC" }] },
    added: [token("<n>", { normalized: true }), token("<raw>"), token("ﬁ", { normalized: true, lstrip: true }), token("ﬂ"), token("22", { normalized: true, single_word: true })],
    parts: ["<n>", "＜n＞", "<raw>", "＜raw＞", "22", "２2", "ﷺ", "㍿", "①", "ｶ\uff9e"],
  },
  prefix: { pre: byteLevel(true), added: [token("<p>"), token(" <s>"), token("<r>", { rstrip: true })], parts: ["<p>", " <s>", "<r>"] },
  prefixNfkc: { pre: byteLevel(true, false), normalizer: { type: "NFKC" }, added: [token("<p>"), token("<n>", { normalized: true })], parts: ["<p>", "<n>", "＜n＞"] },
  digits: { pre: sequence({ type: "Digits", individual_digits: true }, byteLevel()), added: [token("12")], parts: ["12", "345", "٣٤", "½"] },
  digitRuns: { pre: sequence({ type: "Digits", individual_digits: false }, byteLevel(false, false)), added: [], parts: ["12", "345", "٣٤", "½"] },
  punctuation: { pre: sequence({ type: "Punctuation", behavior: "Contiguous" }, byteLevel(false, false)), added: [], parts: ["...", "$+", "«»", "—"] },
  splits: {
    pre: sequence(split({ Regex: "[0-9]+" }, "MergedWithPrevious"), split({ String: "." }, "MergedWithNext"), split({ Regex: "\\p{Han}+" }, "Isolated"), byteLevel()),
    added: [], parts: ["12", "345", ".", "..", "文字"],
  },
  inverted: { pre: sequence(split({ Regex: "[a-z]+|[^a-z]+" }, "Removed", true), byteLevel(false, false)), added: [token("q")], parts: ["q", "12"] },
  known: { added: [token("ab"), token("ing", { special: true }), token("x", { lstrip: true }), token("é!", {})], parts: ["ab", "ing", "x", "é!"] },
};

function fileOf({ added, normalizer = null, pre = byteLevel() }) {
  const vocab = Object.fromEntries(alphabet.map((character, byte) => [character, byte]));
  let next = 256;
  for (const merge of merges) vocab[merge.replace(" ", "")] = next++;
  return {
    version: "1.0", truncation: null, padding: null, normalizer, pre_tokenizer: pre, post_processor: null, decoder: byteLevel(),
    added_tokens: added.map((one) => ({ id: vocab[one.content] ?? next++, ...one })),
    model: { type: "BPE", dropout: null, unk_token: null, continuing_subword_prefix: "", end_of_word_suffix: "", fuse_unk: false, byte_fallback: false, ignore_merges: false, vocab, merges },
  };
}

/** A fixed sequence of numbers, so that the texts are the same each time. */
function numbers(seed) {
  let state = seed;
  return (below) => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return Math.floor((state / 2 ** 32) * below); };
}

const result = [];
for (const [name, one] of Object.entries(cases)) {
  const file = fileOf(one);
  const tokenizer = packaged.Tokenizer.fromString(JSON.stringify(file));
  const next = numbers(name.length * 7919 + 17);
  const parts = [...one.parts, ...one.parts, ...one.parts, ...common];
  const texts = new Set(["", ...one.parts]);
  while (texts.size < 160) texts.add(Array.from({ length: 1 + next(9) }, () => parts[next(parts.length)]).join(""));
  const vectors = [];
  for (const text of texts) {
    const encoding = await tokenizer.encode(text, null, { addSpecialTokens: false });
    vectors.push({ text, ids: encoding.getIds() });
  }
  const { added_tokens, normalizer, pre_tokenizer } = file;
  result.push({ name, added_tokens, normalizer, pre_tokenizer, vectors });
}
const lines = result.map(({ vectors, ...file }) => `{"file":${JSON.stringify(file)},"vectors":[\n${vectors.map((one) => JSON.stringify(one)).join(",\n")}]}`);
writeFileSync("model-files.json", `[\n${lines.join(",\n")}\n]\n`);
