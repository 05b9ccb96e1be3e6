namespace BytePair.Budgeting.Composing;

/// <summary>What every element has: its number, by which equals in priority are ordered; its priority, null if it comes with its parent; what the user calls it.</summary>
internal sealed record ElementInfo(int Index, int? Priority, string? Name);
