namespace BytePair.Cli.CommandLine;

/// <summary>A command whose help ends with examples of its use.</summary>
internal interface IHasExamples
{
    string Examples { get; }
}
