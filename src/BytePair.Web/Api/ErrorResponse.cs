namespace BytePair.Web.Api;

/// <summary>The one shape of all that isn't success: <c>{"error":{"code":"…","message":"…"}}</c>.</summary>
internal sealed record ErrorResponse(ApiError Error);
