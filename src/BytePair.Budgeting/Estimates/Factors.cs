namespace BytePair.Budgeting.Estimates;

/// <summary>True tokens over tokens by the rule: the smallest but for 1 of 20 samples, the middle one, the largest but for 1 of 20.</summary>
internal readonly record struct Factors(double Low, double Median, double High);
