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

/** What the parts of families of models look like, and texts that they part in their own ways. */
const familyParts = ["'s", "'S", "it's", "Don'T", "word", "Word", "WORD", "camelCase", "12", "345", "1234567", "½", "٣", "文字", "かな", "한글", ".", "...", "!?", "(x)", "$+", "«»", " ", "   ", "\n", "\n\n", " \n", "\r\n", "\t", "/", "é", "e\u0301", "Привет", "ﬁ", "🙂", "_"];
const anyCase = "(?i:'s|'t|'re|'ve|'m|'ll|'d)";
const word = "[^\\r\\n\\p{L}\\p{N}]?";
const head = "[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]";
const tail = "[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]";
const blanks = "\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
const symbols = " ?[^\\s\\p{L}\\p{N}]+";
const special = (content, more = {}) => token(content, { special: true, ...more });
const bos = special("<s>");
const eos = special("</s>");
const mask = special("<mask>", { lstrip: true });
const whites = [token("   ", { normalized: true }), token("  ", { normalized: true }), token("\t\t", { normalized: true })];
const template = (before, behind) => ({
  type: "TemplateProcessing",
  single: [...before.map((id) => ({ SpecialToken: { id, type_id: 0 } })), { Sequence: { id: "A", type_id: 0 } }, ...behind.map((id) => ({ SpecialToken: { id, type_id: 0 } }))],
  pair: [{ Sequence: { id: "A", type_id: 0 } }, { Sequence: { id: "B", type_id: 1 } }],
  special_tokens: (ids) => Object.fromEntries([...before, ...behind].map((id) => [id, { id, ids: [ids(id)], tokens: [id] }])),
});
const cutBy = (...regexes) => sequence(...regexes.map((Regex) => split({ Regex }, "Isolated")), byteLevel(false, false));

const families = {
  llama3: { pre: cutBy(`${anyCase}|${word}\\p{L}+|\\p{N}{1,3}|${symbols}[\\r\\n]*|${blanks}`), post: { type: "Sequence", processors: [byteLevel(), template(["<s>"], [])] }, added: [bos, eos], model: { ignore_merges: true } },
  gptOss: { pre: sequence(split({ Regex: `${word}${head}*${tail}+${anyCase}?|${word}${head}+${tail}*${anyCase}?|\\p{N}{1,3}|${symbols}[\\r\\n/]*|${blanks}` }, "Removed", true), byteLevel(false, false)), added: [bos, eos] },
  qwen2: { normalizer: { type: "NFC" }, pre: cutBy(`${anyCase}|${word}\\p{L}+|\\p{N}|${symbols}[\\r\\n]*|${blanks}`), post: byteLevel(), added: [special("<|im|>"), token("<think>")] },
  tekken: { pre: cutBy(`${word}${head}*${tail}+|${word}${head}+${tail}*|\\p{N}|${symbols}[\\r\\n/]*|${blanks}`), post: template(["<s>"], ["</s>"]), added: [bos, eos] },
  deepseekV3: {
    normalizer: { type: "Sequence", normalizers: [] },
    pre: cutBy("\\p{N}{1,3}", "[一-龥\u3040-ゟ゠-ヿ]+", "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+|[^\\r\\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+| ?[\\p{P}\\p{S}]+[\\r\\n]*|" + blanks),
    post: byteLevel(), added: [special("<｜begin｜>"), token("<think>")],
  },
  deepseekCoder: {
    pre: sequence(...["[\\r\\n]", "\\s?\\p{L}+", "\\s?\\p{P}+", "[一-龥ࠀ-一가-\ud7ff]+"].map((Regex) => split({ Regex }, "Isolated")), { type: "Digits", individual_digits: true }, byteLevel(false, false)),
    added: [special("<｜begin｜>")],
  },
  deepseekLlm: {
    pre: sequence(...["[\\r\\n]", "\\s?[A-Za-zµÀ-ÖØ-öø-ƺа-яА-Я]+", "\\s?[!-/:-~！-／：-～‘-‟\u3000-。]+", "\\s+$", "[一-龥ࠀ-一가-\ud7ff]+"].map((Regex) => split({ Regex }, "Isolated")), { type: "Digits", individual_digits: true }, byteLevel(false, false)),
    added: [],
  },
  phi4: { pre: byteLevel(), added: [special("<|user|>", { rstrip: true }), special("<|end|>", { lstrip: true, rstrip: true }), ...whites] },
  glm4: { pre: cutBy(`${anyCase}|${word}\\p{L}+|\\p{N}{1,3}|${symbols}[\\r\\n]*|${blanks}`), post: template(["[gMASK]", "<sop>"], []), added: [special("[gMASK]"), special("<sop>")], model: { merges: "pairs" } },
  kimi: { pre: cutBy(`[\\p{Han}]+|${word}[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}&&[^\\p{Han}]]*[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}&&[^\\p{Han}]]+${anyCase}?|${word}[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}&&[^\\p{Han}]]+[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}&&[^\\p{Han}]]*${anyCase}?|\\p{N}{1,3}|${symbols}[\\r\\n]*|${blanks}`), added: [] },
  olmo2: { pre: cutBy("'(?i:[sdmt]|ll|ve|re)|[^\\r\\n\\p{L}\\p{N}]?+\\p{L}+|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]++[\\r\\n]*|\\s*[\\r\\n]|\\s+(?!\\S)|\\s+"), added: [special("<|end|>")] },
  roberta: { post: { type: "RobertaProcessing", sep: ["</s>", null], cls: ["<s>", null], trim_offsets: true, add_prefix_space: false }, added: [bos, special("<pad>", { normalized: true }), eos, mask] },
  bart: { pre: byteLevel(true), post: { type: "RobertaProcessing", sep: ["</s>", null], cls: ["<s>", null], trim_offsets: true, add_prefix_space: true }, added: [bos, eos, mask] },
  neox: { normalizer: { type: "NFC" }, post: { type: "BertProcessing", sep: ["</s>", null], cls: ["<s>", null] }, added: [bos, eos, ...whites] },
  bloom: { pre: cutBy(" ?[^(\\s|[.,!?…。，、।۔،])]+"), added: [special("<unk>"), bos, eos], model: { unk_token: "<unk>", fuse_unk: true } },
  codegen: { added: [special("<|endoftext|>"), ...whites] },
  commandR: { normalizer: { type: "NFC" }, pre: sequence({ type: "Digits", individual_digits: true }, byteLevel()), post: template(["<s>"], []), added: [bos, eos], model: { dropout: 0.0 } },
  whisper: { post: template(["<|start|>", "<|notimestamps|>"], ["<|endoftext|>"]), added: [special("<|endoftext|>"), special("<|start|>"), special("<|notimestamps|>"), token("<|0.00|>"), token("<|0.02|>")] },
  modernBert: { normalizer: { type: "NFC" }, post: template(["<s>"], ["</s>"]), added: [bos, eos, mask, ...whites], model: { merges: "pairs", continuing_subword_prefix: null, end_of_word_suffix: null } },
  cutWithin: { pre: cutBy("\\p{N}{1,3}|\\p{L}+ ", "[13]|el"), added: [special("<s>")] },
  otherMerges: { added: [], model: { merges: "beyond" } },
};

/** Each two of these letters merge in families' files, in this order behind the other merges: so ids tell where a text was cut. */
const letters = "ĠĊčĉ'.!?()/$+_sStTdDmMrReEovlLxwWcaCA1234567Â½ÐŁÑĢæĸĩãģÃ©Ìģ";

/** Merges as pairs; or with one in front whose tokens aren't written in letters of bytes, so that it never applies. */
const mergesAs = { pairs: (all) => all.map((merge) => merge.split(" ")), beyond: (all) => [["☃", "a b"], ...all.map((merge) => merge.split(" "))] };

function fileOf({ added, normalizer = null, pre = byteLevel(), post = null, model = {} }) {
  const vocab = Object.fromEntries(alphabet.map((character, byte) => [character, byte]));
  let next = 256;
  const all = [...merges, ...(model.letters ? Array.from(letters).flatMap((left) => Array.from(letters, (right) => `${left} ${right}`)) : [])].filter((merge, at, list) => list.indexOf(merge) === at);
  for (const merge of all) vocab[merge.replace(" ", "")] = next++;
  const { letters: hasLetters, ...changes } = { ...model, ...(model.merges ? { merges: mergesAs[model.merges](all) } : {}) };
  if (model.merges === "beyond") Object.assign(vocab, { "☃": next++, "a b": next++, "☃a b": next++ });
  const added_tokens = added.map((one) => ({ id: vocab[one.content] ?? next++, ...one }));
  const idOf = (content) => added_tokens.find((one) => one.content === content).id;
  return {
    version: "1.0", truncation: null, padding: null, normalizer, pre_tokenizer: pre, post_processor: withIds(post, idOf), decoder: byteLevel(), added_tokens,
    model: { type: "BPE", dropout: null, unk_token: null, continuing_subword_prefix: "", end_of_word_suffix: "", fuse_unk: false, byte_fallback: false, ignore_merges: false, vocab, merges: all, ...changes },
  };
}

/** A post-processor with the ids of its tokens. */
function withIds(post, idOf) {
  if (post?.processors) return { ...post, processors: post.processors.map((one) => withIds(one, idOf)) };
  if (post?.special_tokens) return { ...post, special_tokens: post.special_tokens(idOf) };
  return post?.cls ? { ...post, cls: [post.cls[0], idOf(post.cls[0])], sep: [post.sep[0], idOf(post.sep[0])] } : post;
}

/** A fixed sequence of numbers, so that the texts are the same each time. */
function numbers(seed) {
  let state = seed;
  return (below) => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return Math.floor((state / 2 ** 32) * below); };
}

async function vectorsOf(file, texts) {
  const tokenizer = packaged.Tokenizer.fromString(JSON.stringify(file));
  const vectors = [];
  for (const text of texts) {
    const ids = (await tokenizer.encode(text, null, { addSpecialTokens: false })).getIds();
    const input = (await tokenizer.encode(text)).getIds();
    vectors.push({ text, ids, ...(input.length > ids.length ? { input } : {}) });
  }
  return vectors;
}

function textsOf(name, parts, first, count) {
  const next = numbers(name.length * 7919 + 17);
  const texts = new Set(["", ...first]);
  while (texts.size < count) texts.add(Array.from({ length: 1 + next(9) }, () => parts[next(parts.length)]).join(""));
  return texts;
}

const result = [];
for (const [name, one] of Object.entries(cases)) {
  const file = fileOf(one);
  const { added_tokens, normalizer, pre_tokenizer } = file;
  result.push({ name, added_tokens, normalizer, pre_tokenizer, vectors: await vectorsOf(file, textsOf(name, [...one.parts, ...one.parts, ...one.parts, ...common], one.parts, 160)) });
}
for (const [name, one] of Object.entries(families)) {
  const file = fileOf({ ...one, model: { ...one.model, letters: true } });
  const { added_tokens, normalizer, pre_tokenizer, post_processor, model } = file;
  const { merges: list, vocab, ...fields } = model;
  const parts = [...one.added.map((token) => token.content), ...familyParts, ...familyParts];
  result.push({ name, added_tokens, normalizer, pre_tokenizer, post_processor, model: fields, letters, merges: one.model?.merges ?? "strings", vectors: await vectorsOf(file, textsOf(name, parts, [], 70)) });
}
const lines = result.map(({ vectors, ...file }) => `{"file":${JSON.stringify(file)},"vectors":[\n${vectors.map((one) => JSON.stringify(one)).join(",\n")}]}`);
writeFileSync("model-files.json", `[\n${lines.join(",\n")}\n]\n`);
