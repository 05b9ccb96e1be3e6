using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using BytePair.Cli.CommandLine;

namespace BytePair.Cli.Ids;

/// <summary>Writes ids in two bytes each, and none that doesn't fit: half of an id would be another one.</summary>
internal sealed class UInt16Writer(IBufferWriter<byte> output, string sourceName) : IdWriter
{
    private long before;

    protected override void Write(ReadOnlySpan<int> ids)
    {
        int fitting = ids.IndexOfAnyExceptInRange(0, ushort.MaxValue);
        ReadOnlySpan<int> good = fitting < 0 ? ids : ids[..fitting];
        Span<byte> bytes = output.GetSpan(good.Length * sizeof(ushort));
        for (int i = 0; i < good.Length; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes[(i * sizeof(ushort))..], (ushort)good[i]);
        }

        output.Advance(good.Length * sizeof(ushort));
        if (fitting >= 0)
        {
            throw new CommandFailedException(string.Create(
                CultureInfo.InvariantCulture,
                $"{sourceName}: id {before + fitting + 1} is {ids[fitting]}, and two bytes hold {ushort.MaxValue} at most. Use --format u32, or an encoding with fewer ids."));
        }

        before += ids.Length;
    }
}
