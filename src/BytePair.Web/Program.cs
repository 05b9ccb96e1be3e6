using BytePair.Web.Hosting;

namespace BytePair.Web;

/// <summary>Serves until it is told to end. What went wrong is one line on standard error, and exit code 2.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        try
        {
            await Serving.RunAsync(ServerOptions.Parse(args), Console.Out).ConfigureAwait(false);
            return 0;
        }
        catch (CannotServeException failed)
        {
            await Console.Error.WriteLineAsync($"bytepair: {failed.Message}").ConfigureAwait(false);
            return 2;
        }
    }
}
