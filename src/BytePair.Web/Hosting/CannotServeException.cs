namespace BytePair.Web.Hosting;

/// <summary>The server can't do what was asked. The message is the one line that the user reads.</summary>
internal sealed class CannotServeException(string message) : Exception(message);
