using System.Net;
using BytePair.Cli.CommandLine;

namespace BytePair.Cli.Serving;

/// <summary>An address to listen on.</summary>
internal sealed class HostOption(string name, string description) : ToolOption(name, description)
{
    public override string ValueName => "ADDRESS";

    private string given = "localhost";

    public IPAddress Address => given switch
    {
        "localhost" => IPAddress.Loopback,
        "*" => IPAddress.Any,
        _ => IPAddress.Parse(given),
    };

    protected override string? Read(string word)
    {
        given = word;
        return word is "localhost" or "*" || IPAddress.TryParse(word, out _) ? null : $"{Name} can't be '{word}': use localhost, an IP address such as 192.168.1.7, or '*'.";
    }
}
