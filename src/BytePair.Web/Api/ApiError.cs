namespace BytePair.Web.Api;

/// <summary>What is wrong with a request.</summary>
/// <param name="Code">For programs; it doesn't change.</param>
/// <param name="Message">For people: what was wrong and what to do.</param>
internal sealed record ApiError(string Code, string Message);
