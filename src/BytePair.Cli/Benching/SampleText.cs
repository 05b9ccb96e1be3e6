using System.Globalization;
using System.Text;

namespace BytePair.Cli.Benching;

/// <summary>
/// A text to measure on where the user has none: mostly English in form, with code, numbers and other languages between, the same on every
/// machine. Its words are a few hundred, so that it is faster than real text; one's own files tell more.
/// </summary>
internal static class SampleText
{
    private const int Length = 1_000_000; // in chars, about
    private const int Seed = 2026;

    private static readonly string[] Words =
        ("the of and to in a is that it was for on as with be by at this had not are but from or have an they which one were " +
         "all her she there would their we him been has when who will no more if out so said what up its about into than them " +
         "can only other time new some could these two may first then do any like my now over such our man me even most made " +
         "after also did many must before back see through way where get much go well your know should down work year because " +
         "come people just say each those take day good how long little use own very great still men here life both between " +
         "house river garden machine answer window letter music market engine harbour teacher weather kitchen mountain village " +
         "tokenizer vocabulary measurement independent understanding particularly characteristic government organization").Split(' ');

    private static readonly string[] Others =
    [
        "public static int Sum(ReadOnlySpan<int> values)\n{\n    int sum = 0;\n    foreach (int value in values)\n    {\n        sum += value;\n    }\n\n    return sum;\n}\n\n",
        "def mean(values):\n    \"\"\"The mean; 0 for none.\"\"\"\n    return sum(values) / len(values) if values else 0.0\n\n",
        "{\"role\": \"user\", \"content\": \"What's the weather like in Paris?\", \"temperature\": 0.7}\n",
        "| name | tokens |\n|---|---:|\n| notes.txt | 1,234 |\n\n",
        "Die Würde des Menschen ist unantastbar. Sie zu achten und zu schützen ist Verpflichtung aller staatlichen Gewalt.\n\n",
        "Tous les êtres humains naissent libres et égaux en dignité et en droits.\n\n",
        "Все люди рождаются свободными и равными в своём достоинстве и правах.\n\n",
        "人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心。\n\n",
        "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。\n\n",
        "يولد جميع الناس أحراراً متساوين في الكرامة والحقوق.\n\n",
        "Thanks a lot 🙂🎉 — it's done!\n\n",
    ];

    public static string Make()
    {
        var random = new Random(Seed);
        var text = new StringBuilder(Length + 4096);
        while (text.Length < Length)
        {
            if (random.Next(10) == 0)
            {
                text.Append(Others[random.Next(Others.Length)]);
            }
            else
            {
                AppendParagraph(text, random);
            }
        }

        return text.ToString();
    }

    private static void AppendParagraph(StringBuilder text, Random random)
    {
        for (int sentences = random.Next(1, 6); sentences > 0; sentences--)
        {
            int words = random.Next(4, 20);
            for (int i = 0; i < words; i++)
            {
                AppendWord(text, random, isFirst: i == 0);
                text.Append(i < words - 1 ? random.Next(12) == 0 ? ", " : " " : sentences > 1 ? ". " : ".\n\n");
            }
        }
    }

    /// <summary>The words in front come most often, as in a language.</summary>
    private static void AppendWord(StringBuilder text, Random random, bool isFirst)
    {
        if (random.Next(40) == 0)
        {
            text.Append(random.Next(10_000).ToString(CultureInfo.InvariantCulture));
            return;
        }

        double position = random.NextDouble();
        string word = Words[(int)(position * position * Words.Length)];
        text.Append(isFirst ? char.ToUpperInvariant(word[0]) : word[0]).Append(word, 1, word.Length - 1);
    }
}
