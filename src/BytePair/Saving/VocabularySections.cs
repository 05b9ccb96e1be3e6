using BytePair.Vocabularies;

namespace BytePair.Saving;

/// <summary>A vocabulary as sections: its form, read in place, and what of it isn't there.</summary>
internal static class VocabularySections
{
    /// <summary>The form (<see cref="PrebuiltFormat"/>).</summary>
    private static readonly uint Form = SavedFormat.Tag("VOCA");

    /// <summary>What holds of it, and the highest id + 1 that is taken from the form.</summary>
    private static readonly uint Facts = SavedFormat.Tag("VFAC");

    /// <summary>The id of each rank, if it isn't the rank: 4 bytes each.</summary>
    private static readonly uint Ranks = SavedFormat.Tag("RANK");

    public static void Write(Vocabulary vocabulary, SavedFileWriter file)
    {
        var facts = new FieldWriter();
        facts.Add((int)vocabulary.Traits);
        facts.Add(vocabulary.IdCount);
        file.Add(Facts, facts.ToArray());
        file.Add(Form, vocabulary.Form.ToArray());
        if (vocabulary.IdOfRank is { } ids)
        {
            var ranks = new FieldWriter();
            foreach (int id in ids)
            {
                ranks.Add(id);
            }

            file.Add(Ranks, ranks.ToArray());
        }
    }

    /// <exception cref="InvalidDataException">The sections aren't as they were written.</exception>
    public static Vocabulary Read(SavedFileReader file)
    {
        var facts = new FieldReader(file.Section(Facts));
        var traits = (VocabularyTraits)facts.ReadNumber();
        int idLimit = facts.ReadNumber();
        int[]? idOfRank = ReadRanks(file.Section(Ranks));
        VocabularyMemory form = file.MemoryOf(Form);
        new FormCheck(form, idLimit, idOfRank, traits).Run();
        return Vocabulary.Open(form, idLimit, idOfRank, traits);
    }

    private static int[]? ReadRanks(ReadOnlySpan<byte> section)
    {
        if (section.IsEmpty)
        {
            return null;
        }

        int[] ids = new int[section.Length / sizeof(int)];
        var fields = new FieldReader(section);
        for (int rank = 0; rank < ids.Length; rank++)
        {
            ids[rank] = fields.ReadNumber();
        }

        return ids;
    }
}
