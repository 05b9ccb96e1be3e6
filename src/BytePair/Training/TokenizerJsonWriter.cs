using System.Globalization;
using System.Text;
using BytePair.Text;

namespace BytePair.Training;

/// <summary>Writes a vocabulary as a <c>tokenizer.json</c> of Hugging Face's tokenizers: byte-level BPE, cut by one pattern.</summary>
internal sealed class TokenizerJsonWriter(TextWriter writer, TrainedTokens tokens)
{
    private const string ByteLevel = "{\"type\": \"ByteLevel\", \"add_prefix_space\": false, \"trim_offsets\": true, \"use_regex\": false}";

    /// <summary>Writes a file; the destination stays open.</summary>
    /// <param name="destination">Where to.</param>
    /// <param name="tokens">The tokens.</param>
    /// <param name="pattern">As Hugging Face's tokenizers read it.</param>
    /// <param name="specialTokens">Text and id of each special token.</param>
    public static void Write(Stream destination, TrainedTokens tokens, string pattern, IReadOnlyList<KeyValuePair<string, int>> specialTokens)
    {
        using var writer = new StreamWriter(destination, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16, leaveOpen: true);
        new TokenizerJsonWriter(writer, tokens).Write(pattern, specialTokens);
    }

    private void Write(string pattern, IReadOnlyList<KeyValuePair<string, int>> specialTokens)
    {
        writer.Write("{\n  \"version\": \"1.0\",\n  \"truncation\": null,\n  \"padding\": null,\n  \"added_tokens\": [");
        WriteList(specialTokens.Count, i => WriteSpecialToken(specialTokens[i]));
        writer.Write("],\n  \"normalizer\": null,\n  \"pre_tokenizer\": {\"type\": \"Sequence\", \"pretokenizers\": [\n    {\"type\": \"Split\", \"pattern\": {\"Regex\": ");
        WriteString(pattern);
        writer.Write("}, \"behavior\": \"Isolated\", \"invert\": false},\n    ");
        writer.Write(ByteLevel);
        writer.Write("\n  ]},\n  \"post_processor\": null,\n  \"decoder\": ");
        writer.Write(ByteLevel);
        writer.Write(",\n  \"model\": {\n    \"type\": \"BPE\",\n    \"dropout\": null,\n    \"unk_token\": null,\n    \"continuing_subword_prefix\": null,\n");
        writer.Write("    \"end_of_word_suffix\": null,\n    \"fuse_unk\": false,\n    \"byte_fallback\": false,\n    \"ignore_merges\": false,\n    \"vocab\": {");
        WriteList(tokens.Count, WriteEntry);
        writer.Write("},\n    \"merges\": [");
        WriteList(tokens.Merges.Count, i => WriteMerge(tokens.Merges[i]));
        writer.Write("]\n  }\n}\n");
    }

    private void WriteList(int count, Action<int> write)
    {
        for (int i = 0; i < count; i++)
        {
            writer.Write(i == 0 ? "\n      " : ",\n      ");
            write(i);
        }
    }

    private void WriteSpecialToken(KeyValuePair<string, int> token)
    {
        writer.Write("{\"id\": ");
        writer.Write(token.Value.ToString(CultureInfo.InvariantCulture));
        writer.Write(", \"content\": ");
        WriteString(token.Key);
        writer.Write(", \"single_word\": false, \"lstrip\": false, \"rstrip\": false, \"normalized\": false, \"special\": true}");
    }

    private void WriteEntry(int id)
    {
        WriteString(InLetters(id));
        writer.Write(": ");
        writer.Write(id.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Two tokens with a space between, which is no letter of any.</summary>
    private void WriteMerge(ulong merge) => WriteString(InLetters(PairCounts.LeftOf(merge)) + " " + InLetters(PairCounts.RightOf(merge)));

    private string InLetters(int id)
    {
        ReadOnlySpan<byte> bytes = tokens.BytesOf(id);
        var text = new StringBuilder(bytes.Length);
        foreach (byte value in bytes)
        {
            text.Append(ByteLetters.Of(value));
        }

        return text.ToString();
    }

    private void WriteString(string text)
    {
        writer.Write('"');
        foreach (char c in text)
        {
            if (c is '"' or '\\')
            {
                writer.Write('\\');
                writer.Write(c);
            }
            else if (c < ' ')
            {
                writer.Write("\\u");
                writer.Write(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                writer.Write(c);
            }
        }

        writer.Write('"');
    }
}
