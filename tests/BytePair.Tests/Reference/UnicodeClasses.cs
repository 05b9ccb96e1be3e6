using System.Globalization;
using BytePair.Tests.Support;
using static BytePair.Tests.Reference.CharacterCategory;

namespace BytePair.Tests.Reference;

/// <summary>The classes that the patterns name, read from the pinned ranges file. An invalid byte (-1) is in none of them.</summary>
internal static class UnicodeClasses
{
    private static readonly CharacterCategory[] Categories = Load();

    public static bool IsLetter(int c) => Of(c) is Lu or Ll or Lt or Lm or Lo;

    public static bool IsNumber(int c) => Of(c) is Nd or Nl or No;

    public static bool IsMark(int c) => Of(c) is Mn or Mc or Me;

    public static bool IsSpace(int c) => Of(c) is WS;

    public static CharacterCategory Of(int c) => c < 0 ? Unlisted : Categories[c];

    private static CharacterCategory[] Load()
    {
        var categories = new CharacterCategory[0x110000];
        foreach (string line in File.ReadLines(Repository.OutputPathOf("Reference", "UnicodeClasses-16.0.0.txt")))
        {
            if (line.Length > 0 && line[0] != '#')
            {
                string[] fields = line.Split([".", " "], StringSplitOptions.RemoveEmptyEntries); // 0041..005A Lu
                int first = int.Parse(fields[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                int last = int.Parse(fields[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                Array.Fill(categories, Enum.Parse<CharacterCategory>(fields[2]), first, last - first + 1);
            }
        }

        return categories;
    }
}
