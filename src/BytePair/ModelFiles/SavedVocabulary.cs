using BytePair.Vocabularies;

namespace BytePair.ModelFiles;

/// <summary>The tokens of a vocabulary that was saved.</summary>
internal sealed class SavedVocabulary(Vocabulary vocabulary) : KnownTokens
{
    /// <inheritdoc/>
    public override int Find(ReadOnlySpan<byte> bytes) => vocabulary.FindToken(bytes);

    /// <inheritdoc/>
    protected override bool IsOfVocabulary(int id) => !vocabulary.GetBytes(id).IsEmpty;
}
