namespace BytePair.Budgeting;

/// <summary>Whether a text fits a number of tokens, as far as that can be told without counting them.</summary>
public enum TokenFit
{
    /// <summary>It can't be told without counting.</summary>
    Unknown,

    /// <summary>It fits, whatever it says.</summary>
    Yes,

    /// <summary>It doesn't fit, whatever it says.</summary>
    No,
}
