using BytePair.Building;

namespace BytePair.ModelFiles;

/// <summary>The tokens of a file.</summary>
/// <param name="expected">How many there will be, or more.</param>
internal sealed class FileVocabulary(int expected) : KnownTokens
{
    /// <summary>The tokens that are written in the byte-level alphabet, by their bytes.</summary>
    public TokenSet Tokens { get; } = new(expected);

    /// <inheritdoc/>
    public override int Find(ReadOnlySpan<byte> bytes) => Tokens.Find(bytes) is >= 0 and int token ? Tokens.IdOf(token) : -1;

    /// <inheritdoc/>
    protected override bool IsOfVocabulary(int id) => Tokens.WithId(id) >= 0;
}
