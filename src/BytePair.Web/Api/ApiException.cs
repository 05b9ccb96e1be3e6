namespace BytePair.Web.Api;

/// <summary>A request that can't be answered: the status, a code for programs and a sentence for people.</summary>
internal sealed class ApiException(int status, string code, string message) : Exception(message)
{
    public int Status => status;

    public string Code => code;

    /// <summary>A request that was understood and is wrong in what it asks.</summary>
    public static ApiException BadRequest(string code, string message) => new(400, code, message);
}
