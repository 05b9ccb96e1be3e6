using System.Text;

namespace BytePair.Pretokenization.Patterns;

/// <summary>The sets of characters that patterns name, from a table that is generated and pinned to one Unicode version.</summary>
/// <remarks>Names are compared without regard to case, <c>_</c>, <c>-</c> and blanks, as Unicode advises.</remarks>
internal static partial class UnicodeProperties
{
    private static readonly string[][] CategoryAliases =
    [
        ["Lu", "UppercaseLetter"], ["Ll", "LowercaseLetter"], ["Lt", "TitlecaseLetter"], ["Lm", "ModifierLetter"], ["Lo", "OtherLetter"],
        ["Mn", "NonspacingMark"], ["Mc", "SpacingMark"], ["Me", "EnclosingMark"],
        ["Nd", "DecimalNumber"], ["Nl", "LetterNumber"], ["No", "OtherNumber"],
        ["Pc", "ConnectorPunctuation"], ["Pd", "DashPunctuation"], ["Ps", "OpenPunctuation"], ["Pe", "ClosePunctuation"],
        ["Pi", "InitialPunctuation"], ["Pf", "FinalPunctuation"], ["Po", "OtherPunctuation"],
        ["Sm", "MathSymbol"], ["Sc", "CurrencySymbol"], ["Sk", "ModifierSymbol"], ["So", "OtherSymbol"],
        ["Zs", "SpaceSeparator"], ["Zl", "LineSeparator"], ["Zp", "ParagraphSeparator"],
        ["Cc", "Control"], ["Cf", "Format"], ["Cs", "Surrogate"], ["Co", "PrivateUse"], ["Cn", "Unassigned"],
    ];

    /// <summary>Groups of categories, each with the letters that these begin with.</summary>
    private static readonly string[][] GroupAliases =
        [["L", "Letter"], ["M", "Mark"], ["N", "Number"], ["P", "Punctuation", "Punct"], ["S", "Symbol"], ["Z", "Separator"], ["C", "Other"]];

    private static readonly string[][] ScriptAliases =
    [
        ["Hani", "Han"], ["Hira", "Hiragana"], ["Kana", "Katakana"], ["Hang", "Hangul"], ["Bopo", "Bopomofo"], ["Latn", "Latin"], ["Cyrl", "Cyrillic"],
        ["Grek", "Greek"], ["Arab", "Arabic"], ["Hebr", "Hebrew"], ["Deva", "Devanagari"], ["Beng", "Bengali"], ["Taml", "Tamil"], ["Mymr", "Myanmar"],
        ["Khmr", "Khmer"], ["Laoo", "Lao"], ["Zyyy", "Common"], ["Zinh", "Inherited"], ["Zzzz", "Unknown"],
    ];

    private static readonly Lazy<Dictionary<string, CharSet>> Categories = new(() => Read(CategoryRuns, CategoryNames));

    private static readonly Lazy<Dictionary<string, CharSet>> Scripts = new(() => Read(ScriptRuns, ScriptNames));

    private static readonly Lazy<CharSet> SpaceSet = new(() => Read(WhiteSpaceRuns, WhiteSpaceNames)["whitespace"]);

    private static readonly Lazy<CharSet> AlphabeticSet = new(() => Read(AlphabeticRuns, AlphabeticNames)["alphabetic"]);

    /// <summary><c>\s</c>: White_Space.</summary>
    public static CharSet Space => SpaceSet.Value;

    /// <summary><c>\d</c>: <c>\p{Nd}</c>.</summary>
    public static CharSet Digit => Category("Nd");

    /// <summary><c>\w</c>: Alphabetic, marks, decimal numbers, connector punctuation.</summary>
    public static CharSet Word => AlphabeticSet.Value.Union(Category("M")).Union(Category("Nd")).Union(Category("Pc"));

    /// <summary>A general category, or a group of them, by its short name.</summary>
    public static CharSet Category(string shortName) => Find(shortName)!;

    /// <summary>The characters of <c>\p{name}</c>, or null where nothing has that name.</summary>
    public static CharSet? Find(string name)
    {
        int equals = name.IndexOf('=');
        string key = Key(equals < 0 ? name : name.Substring(equals + 1));
        return (equals < 0 ? null : Key(name.Substring(0, equals))) switch
        {
            null => FindCategory(key) ?? FindScript(key) ?? FindOther(key),
            "gc" or "generalcategory" => FindCategory(key),
            "sc" or "script" => FindScript(key),
            _ => null,
        };
    }

    private static CharSet? FindCategory(string key)
    {
        if (key is "lc" or "l&" or "casedletter")
        {
            return Category("Lu").Union(Category("Ll")).Union(Category("Lt"));
        }

        string[]? group = Named(GroupAliases, key);
        if (group is not null)
        {
            return CategoryAliases.Where(names => names[0][0] == group[0][0]).Aggregate(CharSet.Empty, (set, names) => set.Union(Categories.Value[Key(names[0])]));
        }

        string[]? category = Named(CategoryAliases, key);
        return category is null ? null : Categories.Value[Key(category[0])];
    }

    private static CharSet? FindScript(string key)
    {
        string name = Key(Named(ScriptAliases, key)?[1] ?? key);
        return name is "unknown" ? Scripts.Value[string.Empty] : name.Length > 0 && Scripts.Value.TryGetValue(name, out CharSet? set) ? set : null;
    }

    private static CharSet? FindOther(string key) => key switch
    {
        "any" => CharSet.Range(0, CharSet.Invalid - 1),
        "ascii" => CharSet.Range(0, 0x7F),
        "assigned" => CharSet.Range(0, CharSet.Invalid - 1).Except(Category("Cn")),
        "whitespace" or "space" => Space,
        "alphabetic" or "alpha" => AlphabeticSet.Value,
        "digit" => Digit,
        "alnum" => AlphabeticSet.Value.Union(Digit),
        "word" => Word,
        _ => null,
    };

    private static string[]? Named(string[][] aliases, string key) => Array.Find(aliases, names => Array.Exists(names, name => string.Equals(Key(name), key, StringComparison.Ordinal)));

    private static string Key(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (char c in name)
        {
            if (c is not ('_' or '-' or ' '))
            {
                key.Append(char.ToLowerInvariant(c));
            }
        }

        return key.ToString();
    }

    /// <summary>The sets of all values of a property, by key.</summary>
    private static Dictionary<string, CharSet> Read(ReadOnlySpan<byte> runs, string names)
    {
        string[] keys = [.. names.Split(' ').Select(Key)];
        List<int>[] changes = [.. keys.Select(_ => new List<int>())];
        int codePoint = 0;
        for (int at = 0; at < runs.Length;)
        {
            List<int> value = changes[runs[at++]];
            int length = 0;
            int shift = 0;
            do
            {
                length |= (runs[at] & 0x7F) << shift;
                shift += 7;
            }
            while (runs[at++] > 0x7F);

            value.Add(codePoint);
            codePoint += length;
            value.Add(codePoint);
        }

        var sets = new Dictionary<string, CharSet>(StringComparer.Ordinal);
        for (int i = 0; i < keys.Length; i++)
        {
            sets.Add(keys[i], CharSet.FromChanges(changes[i]));
        }

        return sets;
    }
}
