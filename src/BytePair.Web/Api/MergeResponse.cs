namespace BytePair.Web.Api;

/// <summary>Two tokens that stand side by side, and the token that they become.</summary>
internal readonly record struct MergeResponse(PartResponse Left, PartResponse Right, PartResponse Result)
{
    public static MergeResponse Of(ExplainedMerge merge) => new(PartResponse.Of(merge.Left), PartResponse.Of(merge.Right), PartResponse.Of(merge.Result));
}
