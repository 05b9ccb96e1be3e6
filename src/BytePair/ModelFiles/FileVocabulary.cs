using BytePair.Building;

namespace BytePair.ModelFiles;

/// <summary>The tokens of a file.</summary>
internal sealed class FileVocabulary : KnownTokens
{
    /// <summary>The tokens that are written in the byte-level alphabet, by their bytes.</summary>
    public TokenSet Tokens { get; } = new();

    /// <inheritdoc/>
    public override int Find(ReadOnlySpan<byte> bytes) => Tokens.Find(bytes) is >= 0 and int token ? Tokens.IdOf(token) : -1;

    /// <inheritdoc/>
    protected override bool IsOfVocabulary(int id) => Tokens.WithId(id) >= 0;
}
