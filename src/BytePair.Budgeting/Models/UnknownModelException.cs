using BytePair.Budgeting.Models;

namespace BytePair.Budgeting;

/// <summary>A catalogue has no model of a name, nor a family that it belongs to.</summary>
public sealed class UnknownModelException : ArgumentException
{
    /// <summary>Says that some model isn't known.</summary>
    public UnknownModelException()
        : this("The catalogue has no such model.")
    {
    }

    /// <summary>Says that some model isn't known.</summary>
    /// <param name="message">What to say.</param>
    public UnknownModelException(string message)
        : base(message)
    {
    }

    /// <summary>Says that some model isn't known.</summary>
    /// <param name="message">What to say.</param>
    /// <param name="innerException">What led to it.</param>
    public UnknownModelException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal UnknownModelException(string modelName, IReadOnlyList<string> nearestNames, string parameter)
        : base(ModelErrors.UnknownModelMessage(modelName, nearestNames), parameter)
    {
        ModelName = modelName;
        NearestNames = TextList.Of(nearestNames);
    }

    /// <summary>The name that was asked for.</summary>
    public string ModelName { get; } = "";

    /// <summary>The names of the catalogue that are most like it, the likest first; none if nothing is like it.</summary>
    public IReadOnlyList<string> NearestNames { get; } = TextList.Empty;
}
