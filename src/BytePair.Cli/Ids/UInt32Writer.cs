using System.Buffers;
using System.Buffers.Binary;

namespace BytePair.Cli.Ids;

/// <summary>Writes ids in four bytes each.</summary>
internal sealed class UInt32Writer(IBufferWriter<byte> output) : IdWriter
{
    protected override void Write(ReadOnlySpan<int> ids)
    {
        Span<byte> bytes = output.GetSpan(ids.Length * sizeof(int));
        for (int i = 0; i < ids.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes[(i * sizeof(int))..], ids[i]);
        }

        output.Advance(ids.Length * sizeof(int));
    }
}
