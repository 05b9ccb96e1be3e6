namespace BytePair.Budgeting.Composing;

/// <summary>An element that waits for its turn.</summary>
internal readonly record struct Waiting(Element Element, int Turn);
