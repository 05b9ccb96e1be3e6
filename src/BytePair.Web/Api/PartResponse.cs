namespace BytePair.Web.Api;

/// <summary>A token at its place in a piece, in bytes.</summary>
internal readonly record struct PartResponse(int Id, int Start, int Length)
{
    public static PartResponse Of(ExplainedPart part) => new(part.Id, part.Start, part.Length);
}
