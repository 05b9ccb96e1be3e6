namespace BytePair.Vocabularies;

/// <summary>Questions to <see cref="VocabularyTraits"/>.</summary>
internal static class VocabularyTraitsExtensions
{
    /// <summary>True if all of <paramref name="wanted"/> hold.</summary>
    public static bool Has(this VocabularyTraits traits, VocabularyTraits wanted) => (traits & wanted) == wanted;
}
