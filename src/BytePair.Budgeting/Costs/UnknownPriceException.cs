namespace BytePair.Budgeting;

/// <summary>A request can't be priced: it has tokens of a kind for which no price of the model is known.</summary>
public sealed class UnknownPriceException : InvalidOperationException
{
    /// <summary>Says that some price isn't known.</summary>
    public UnknownPriceException()
        : this("A price that the request needs isn't known.")
    {
    }

    /// <summary>Says that some price isn't known.</summary>
    /// <param name="message">What to say.</param>
    public UnknownPriceException(string message)
        : base(message)
    {
    }

    /// <summary>Says that some price isn't known.</summary>
    /// <param name="message">What to say.</param>
    /// <param name="innerException">What led to it.</param>
    public UnknownPriceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
