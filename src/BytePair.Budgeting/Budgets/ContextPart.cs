namespace BytePair.Budgeting;

/// <summary>A part of a prompt and what it takes.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Tokens">Its tokens.</param>
public sealed record ContextPart(string Name, long Tokens);
