namespace BytePair.Tests.Api;

/// <summary>The code of an example in the documentation of a public type or member.</summary>
/// <param name="Owner">The id of what it documents, as XML documentation has it.</param>
/// <param name="Code">The statements.</param>
internal sealed record Example(string Owner, string Code)
{
    public override string ToString() => Owner;
}
