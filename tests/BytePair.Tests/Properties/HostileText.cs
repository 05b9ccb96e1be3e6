using BytePair.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Tests.Properties;

/// <summary>UTF-16 text made to hurt, lone surrogates included; prints itself escaped.</summary>
public sealed record HostileText(string Value)
{
    /// <summary>Every text of fragments, lone surrogates included.</summary>
    public static Arbitrary<HostileText> Any { get; } = Arb.From(
        Gen.Sized(size => Fragments.Any.ArrayOf().Resize(Math.Max(1, size / 4))).Select(parts => new HostileText(string.Concat(parts))),
        text => Shrinking.Of(text.Value.ToCharArray()).Select(chars => new HostileText(new string(chars))));

    /// <summary>The same without lone surrogates: what must come back unchanged from a round trip.</summary>
    public static Arbitrary<HostileText> WellFormed { get; } = Arb.MapFilter(
        Any, text => new HostileText(EscapeLoneSurrogates(text.Value)), text => text.Value == EscapeLoneSurrogates(text.Value));

    /// <summary>As UTF-8, and damaged: bytes changed, cut out or put in, so that sequences are invalid, overlong or cut off.</summary>
    public static Arbitrary<HostileBytes> Bytes { get; } = Arb.From(
        from text in Any.Generator
        from damage in Damage().ArrayOf().Resize(6)
        select new HostileBytes(damage.Aggregate(EveryShape.Utf8(text.Value), (bytes, change) => change(bytes))),
        bytes => Shrinking.Of(bytes.Value).Select(fewer => new HostileBytes(fewer)));

    public override string ToString() => Escaped.Text(Value);

    private static string EscapeLoneSurrogates(string text) => System.Text.Encoding.UTF8.GetString(EveryShape.Utf8(text));

    private static Gen<Func<byte[], byte[]>> Damage() =>
        from place in Gen.Choose(0, 1 << 20)
        from inserted in Gen.Elements<byte[]>(
            [], [0x80], [0xBF], [0xC0, 0x80], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0xF8], [0xFE], [0xFF], [0xFF, 0xFF], [0xE0, 0x80, 0xAF])
        from removed in Gen.Choose(0, 2)
        select (Func<byte[], byte[]>)(bytes =>
        {
            int at = place % (bytes.Length + 1);
            int rest = Math.Min(bytes.Length, at + removed);
            return [.. bytes[..at], .. inserted, .. bytes[rest..]];
        });
}

/// <summary>Bytes that are mostly, but not wholly, UTF-8; prints itself escaped.</summary>
public sealed record HostileBytes(byte[] Value)
{
    public override string ToString() => Escaped.Bytes(Value);
}
