// How each peer is opened: from an encoding's name to a function from text to ids (or a promise of them), special-token
// text being ordinary text. Throws where a peer lacks the encoding.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { tokenizerJson } from "./tokenizer-json.mjs";

export const peers = {
  async "tiktoken"(encoding) {
    const { get_encoding } = await import("tiktoken");
    const tokenizer = get_encoding(encoding);
    return (text) => tokenizer.encode_ordinary(text);
  },

  async "@anysphere/tiktoken-node"(encoding) {
    const { getTokenizer, SupportedEncoding, SpecialTokenAction } = (await import("@anysphere/tiktoken-node")).default;
    const kind = { cl100k_base: SupportedEncoding.Cl100k, o200k_base: SupportedEncoding.O200k }[encoding];
    if (kind === undefined) throw new Error(`it has no ${encoding}`);
    const tokenizer = getTokenizer();
    return (text) => tokenizer.encode(text, kind, SpecialTokenAction.NormalText, {});
  },

  async "tiktoken-node"(encoding) {
    const { getEncoding } = (await import("tiktoken-node")).default;
    const tokenizer = getEncoding(encoding);
    return (text) => tokenizer.encode(text);
  },

  async "gpt-tokenizer"(encoding) {
    const { encode } = await import(`gpt-tokenizer/encoding/${encoding}`);
    const ordinary = { allowedSpecial: new Set(), disallowedSpecial: new Set() };
    return (text) => encode(text, ordinary);
  },

  async "ai-tokenizer"(encoding) {
    const { default: Tokenizer } = await import("ai-tokenizer");
    const tokenizer = new Tokenizer(await import(`ai-tokenizer/encoding/${encoding}`));
    return (text) => tokenizer.encode(text, [], []);
  },

  async "tokenizers"(encoding) {
    const { Tokenizer } = (await import("tokenizers")).default;
    const here = (path) => fileURLToPath(new URL(path, import.meta.url));
    const file = here(`artifacts/${encoding}.json`);
    if (!existsSync(file)) {
      mkdirSync(here("artifacts"), { recursive: true });
      writeFileSync(file, tokenizerJson(here(`../../vocab/${encoding}.tiktoken`), encoding));
    }
    const tokenizer = Tokenizer.fromFile(file);
    return async (text) => (await tokenizer.encode(text, null, { addSpecialTokens: false })).getIds();
  },
};
