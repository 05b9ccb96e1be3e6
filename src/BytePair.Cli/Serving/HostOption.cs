using System.Net;
using BytePair.Cli.CommandLine;

namespace BytePair.Cli.Serving;

/// <summary>An address to listen on.</summary>
internal sealed class HostOption(string name, string description) : ToolOption(name, description)
{
    public override string ValueName => "ADDRESS";

    public IPAddress Address { get; private set; } = IPAddress.Loopback;

    protected override string? Read(string word)
    {
        switch (word)
        {
            case "localhost":
                Address = IPAddress.Loopback;
                return null;
            case "*":
                Address = IPAddress.Any;
                return null;
            case var _ when IPAddress.TryParse(word, out IPAddress? address):
                Address = address;
                return null;
            default:
                return $"{Name} can't be '{word}': use localhost, an IP address such as 192.168.1.7, or '*'.";
        }
    }
}
