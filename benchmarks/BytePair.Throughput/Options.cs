using System.Globalization;
using BytePair.Measuring;

namespace BytePair.Throughput;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    public const string Usage =
        """
        usage: BytePair.Throughput [--encoding NAME] [--corpora DIR] [--rounds N] [--only SECTION,…] [--models DIR] [--json FILE]
               BytePair.Throughput --peers [--encoding NAME] [--corpora DIR] [--rounds N] [--only SECTION,…] [--results DIR]
               BytePair.Throughput --chart FILE.json
        sections: new, warm, documents, short, worst, load, process, memory, threads, models, train
        """;

    private const int FewestRounds = 7;
    private const int FewestPeerRounds = 3;
    private const int UsualPeerRounds = 5;
    private const string UsualEncoding = "cl100k_base";

    private readonly string? encodingAsked;
    private readonly int? roundsAsked;

    public string EncodingName
    {
        get => encodingAsked ?? UsualEncoding;
        init => encodingAsked = value;
    }

    /// <summary>Both current encodings unless one is named.</summary>
    public string[] PeerEncodings => encodingAsked is null ? [UsualEncoding, "o200k_base"] : [encodingAsked];

    public string CorporaFolder { get; init; } = Corpora.DefaultFolder;

    public int Rounds
    {
        get => Math.Max(FewestRounds, roundsAsked ?? 9);
        init => roundsAsked = value;
    }

    /// <summary>Fewer than the library's own: some peers take seconds for a round.</summary>
    public int PeerRounds => Math.Max(FewestPeerRounds, roundsAsked ?? UsualPeerRounds);

    /// <summary>How many processes give one cold number.</summary>
    public int Processes => Math.Max(3, Rounds / 3);

    /// <summary>The sections asked for; with peers those to be measured in the same run, else all unless some are named.</summary>
    public string[] Only { get; init; } = [];

    /// <summary>Where other models' files are looked for.</summary>
    public string ModelsFolder { get; init; } = Path.GetFullPath(Path.Combine(RepositoryRoot.Path, "..", "shared", "golden", "hf"));

    public string? JsonPath { get; init; }

    public bool Peers { get; init; }

    public string ResultsFolder { get; init; } = Path.Combine(RepositoryRoot.Path, "benchmarks", "results");

    public string? ChartOf { get; init; }

    /// <exception cref="FormatException">An option isn't known, or lacks a value that makes sense.</exception>
    public static Options Parse(string[] args)
    {
        var options = new Options();
        for (int i = 0; i < args.Length; i++)
        {
            string option = args[i];
            if (option is "--peers")
            {
                options = options with { Peers = true };
                continue;
            }

            string value = i + 1 < args.Length ? args[++i] : throw new FormatException($"{option} isn't known or lacks its value.");
            options = option switch
            {
                "--encoding" => options with { EncodingName = value },
                "--corpora" => options with { CorporaFolder = Path.GetFullPath(value) },
                "--rounds" => options with { Rounds = int.Parse(value, CultureInfo.InvariantCulture) },
                "--only" => options with { Only = value.Split(',') },
                "--models" => options with { ModelsFolder = Path.GetFullPath(value) },
                "--json" => options with { JsonPath = value },
                "--results" => options with { ResultsFolder = Path.GetFullPath(value) },
                "--chart" => options with { ChartOf = value },
                _ => throw new FormatException($"{option} isn't known."),
            };
        }

        return BpeTokenizer.EncodingNames.Contains(options.EncodingName, StringComparer.Ordinal)
            ? options
            : throw new FormatException($"{options.EncodingName} isn't an encoding; there are {string.Join(", ", BpeTokenizer.EncodingNames)}.");
    }
}
