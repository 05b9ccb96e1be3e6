using System.Text;

namespace BytePair.Tests.Reference;

/// <summary>An encoding put together from the oracles: slow, short, and sharing no line with the product.</summary>
internal sealed class ReferenceEncoding
{
    private readonly Alternative _endOfPiece;
    private readonly IReadOnlyDictionary<string, int> _ranks;
    private readonly IReadOnlyDictionary<string, int> _specialTokens;

    private ReferenceEncoding(EncodingRecord record)
    {
        _endOfPiece = GrammarOf(record);
        _ranks = PublishedRanks.Of(record.VocabularyFile);
        _specialTokens = record.SpecialTokens;
    }

    public static ReferenceEncoding For(string encodingName) => new(EncodingRecord.All[encodingName]);

    public static Alternative GrammarOf(EncodingRecord record) => record.VocabularyFile switch
    {
        "r50k_base.tiktoken" or "p50k_base.tiktoken" => Gpt2Grammar.EndOfPiece,
        "cl100k_base.tiktoken" => Cl100kGrammar.EndOfPiece,
        _ => O200kGrammar.EndOfPiece,
    };

    /// <summary>Special tokens read as plain text.</summary>
    public int[] Encode(byte[] utf8Text)
    {
        CodePoints text = new(utf8Text);
        List<int> ids = [];
        int end;
        for (int start = 0; start < text.Values.Length; start = end)
        {
            end = _endOfPiece(text.Values, start);
            string piece = Encoding.Latin1.GetString(utf8Text[text.ByteOffsets[start]..text.ByteOffsets[end]]);
            ids.AddRange(RescanningMerge.Encode(piece, _ranks));
        }

        return [.. ids];
    }

    /// <summary>The recognised tokens cut the text, leftmost first; what lies between is encoded as a text of its own.</summary>
    public int[] Encode(byte[] utf8Text, IReadOnlyCollection<string> recognised)
    {
        string rest = Encoding.Latin1.GetString(utf8Text);
        List<int> ids = [];
        while (SpecialTokenSearch.Leftmost(rest, recognised.Where(_specialTokens.ContainsKey)) is (string token, int at))
        {
            ids.AddRange(Encode(Encoding.Latin1.GetBytes(rest[..at])));
            ids.Add(_specialTokens[token]);
            rest = rest[(at + token.Length)..];
        }

        return [.. ids, .. Encode(Encoding.Latin1.GetBytes(rest))];
    }
}
