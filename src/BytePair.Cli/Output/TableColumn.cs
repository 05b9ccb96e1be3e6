namespace BytePair.Cli.Output;

/// <summary>A column of a <see cref="TextTable"/>; numbers stand to the right.</summary>
internal sealed record TableColumn(string Title, bool IsNumber = false);
