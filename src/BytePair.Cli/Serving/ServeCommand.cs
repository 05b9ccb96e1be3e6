using System.Globalization;
using BytePair.Cli.CommandLine;

namespace BytePair.Cli.Serving;

/// <summary><c>bytepair serve</c>: the tokenizer page in the browser, and the JSON API behind it.</summary>
internal sealed class ServeCommand() : ToolCommand("serve", "Serves the tokenizer page: tokens in colours, side by side, with counts, prices and merges. No text leaves the machine.")
{
    private const int UsualPort = 5959;

    private readonly HostOption host = new("--host", "The address to listen on: localhost (the default), an IP address, or '*' for every network of the machine.");
    private readonly NumberOption port = new("--port", $"The port to listen on; 0 for any that is free. Default: {UsualPort}.", most: ushort.MaxValue) { Alias = "-p" };
    private readonly TextsOption allowHost = new("--allow-host", "NAME", "A name by which browsers may call the server, besides localhost and IP addresses. May be given several times.");
    private readonly Flag open = new("--open", "Open the page in the browser.");

    public override Parameter[] Parameters => [host, port, allowHost, open];

    public override string Examples =>
        """
        Examples:
          bytepair serve --open
          bytepair serve --port 0
          curl -s localhost:5959/api/count -H 'Content-Type: application/json' -d '{"text":"Hello!","model":"gpt-5"}'

        API (JSON; POST but for the models): /api/count, /api/encode, /api/decode, /api/tokens, /api/explain, /api/chat, /api/models.
        """;

    public override int Run()
    {
        List<string> words = [host.Address.ToString(), (port.Value ?? UsualPort).ToString(CultureInfo.InvariantCulture)];
        foreach (string name in allowHost.Values)
        {
            words.Add("--allow-host");
            words.Add(name);
        }

        if (open.IsGiven)
        {
            words.Add("--open");
        }

        return WebProgram.Run(words);
    }
}
