using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace BytePair.Cli.Corpus.Shards;

/// <summary>An array of one dimension as <c>numpy.save</c> writes it, version 1.0.</summary>
/// <remarks>
/// Behind a sign of six bytes come the version, the length of what follows, and a Python dictionary in ASCII, filled up with spaces to a line's end, so that
/// the ids begin at a multiple of 64 bytes. 128 bytes are enough for any number of ids.
/// </remarks>
internal sealed class NumpyFormat : ShardFormat
{
    private const int BeforeDictionary = 10;

    public override string Extension => ".npy";

    public override int HeaderLength => 128;

    public override void WriteHeader(Span<byte> header, long tokens)
    {
        string letter = IdType == IdType.Int32 ? "i" : "u";
        string dictionary = string.Create(CultureInfo.InvariantCulture, $"{{'descr': '<{letter}{IdType.Width}', 'fortran_order': False, 'shape': ({tokens},), }}");
        ReadOnlySpan<byte> sign = [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0];
        header.Fill((byte)' ');
        sign.CopyTo(header);
        BinaryPrimitives.WriteUInt16LittleEndian(header.Slice(sign.Length), (ushort)(HeaderLength - BeforeDictionary));
        Encoding.ASCII.GetBytes(dictionary, header.Slice(BeforeDictionary));
        header[^1] = (byte)'\n';
    }
}
