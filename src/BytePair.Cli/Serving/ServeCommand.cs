using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using BytePair.Cli.CommandLine;

namespace BytePair.Cli.Serving;

/// <summary><c>bytepair serve</c>: the tokenizer page in the browser, and the JSON API behind it.</summary>
internal sealed class ServeCommand : Command, IHasExamples
{
    private const int UsualPort = 5959;

    private readonly Option<IPAddress> host = new("--host")
    {
        HelpName = "ADDRESS",
        Description = "The address to listen on: localhost (the default), an IP address, or '*' for every network of the machine.",
        CustomParser = ParseHost,
        DefaultValueFactory = _ => IPAddress.Loopback,
    };

    private readonly Option<int> port = new("--port", "-p")
    {
        HelpName = "PORT",
        Description = $"The port to listen on; 0 for any that is free. Default: {UsualPort}.",
        CustomParser = ParsePort,
        DefaultValueFactory = _ => UsualPort,
    };

    private readonly Option<string[]> allowHost = new("--allow-host")
    {
        HelpName = "NAME",
        Description = "A name by which browsers may call the server, besides localhost and IP addresses. May be given several times.",
    };

    private readonly Option<bool> open = new("--open") { Description = "Open the page in the browser." };

    public ServeCommand()
        : base("serve", "Serves the tokenizer page: tokens in colours, side by side, with counts, prices and merges. No text leaves the machine.")
    {
        Options.Add(host);
        Options.Add(port);
        Options.Add(allowHost);
        Options.Add(open);
        SetAction(Run);
    }

    public string Examples =>
        """
        Examples:
          bytepair serve --open
          bytepair serve --port 0
          curl -s localhost:5959/api/count -H 'Content-Type: application/json' -d '{"text":"Hello!","model":"gpt-5"}'

        API (JSON; POST but for the models): /api/count, /api/encode, /api/decode, /api/tokens, /api/explain, /api/chat, /api/models.
        """;

    private int Run(ParseResult parsed)
    {
        List<string> words = [parsed.GetValue(host)!.ToString(), parsed.GetValue(port).ToString(CultureInfo.InvariantCulture)];
        foreach (string name in parsed.GetValue(allowHost) ?? [])
        {
            words.Add("--allow-host");
            words.Add(name);
        }

        if (parsed.GetValue(open))
        {
            words.Add("--open");
        }

        return WebProgram.Run(words);
    }

    private static IPAddress? ParseHost(ArgumentResult argument)
    {
        switch (argument.Tokens[^1].Value)
        {
            case "localhost":
                return IPAddress.Loopback;
            case "*":
                return IPAddress.Any;
            case var word when IPAddress.TryParse(word, out IPAddress? address):
                return address;
            case var unknown:
                argument.AddError($"--host can't be '{unknown}': use localhost, an IP address such as 192.168.1.7, or '*'.");
                return null;
        }
    }

    private static int ParsePort(ArgumentResult argument)
    {
        string word = argument.Tokens[^1].Value;
        if (ushort.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out ushort number))
        {
            return number;
        }

        argument.AddError($"--port can't be '{word}': use a number from 1 to 65535, or 0 for any port that is free.");
        return 0;
    }
}
