using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace BytePair.Cli.Tests.Corpus;

/// <summary>Reads shards as their formats are described, byte by byte, with nothing of the program's own.</summary>
internal static class ShardReader
{
    public static string[] NamesOf(string folder, string side = "train")
    {
        using JsonDocument manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "manifest.json")));
        JsonElement split = manifest.RootElement.GetProperty("splits").EnumerateArray().Single(split => split.GetProperty("name").GetString() == side);
        return [.. split.GetProperty("shards").EnumerateArray().Select(shard => shard.GetProperty("files")[0].GetProperty("name").GetString()!)];
    }

    /// <summary>The ids of all shards of a side, one behind the other.</summary>
    public static int[] ReadAll(string folder, string format, string type, string side = "train") =>
        [.. NamesOf(folder, side).SelectMany(name => Read(Path.Combine(folder, name), format, type))];

    /// <summary>The documents of all shards of a side, for formats that know them.</summary>
    public static int[][] ReadDocuments(string folder, string format, string type, string side = "train") =>
        [.. NamesOf(folder, side).SelectMany(name => Cut(Read(Path.Combine(folder, name), format, type), EndsIn(Path.Combine(folder, name), format, type)))];

    public static int[] Read(string path, string format, string type)
    {
        byte[] file = File.ReadAllBytes(path);
        return format switch
        {
            "llmc" => ReadLlmC(file, type),
            "npy" => ReadNumpy(file, type),
            _ => Ids(file, type),
        };
    }

    private static int[] Ids(ReadOnlySpan<byte> bytes, string type)
    {
        int width = type == "uint16" ? 2 : 4;
        Assert.Equal(0, bytes.Length % width);
        int[] ids = new int[bytes.Length / width];
        for (int i = 0; i < ids.Length; i++)
        {
            ReadOnlySpan<byte> id = bytes.Slice(i * width, width);
            ids[i] = width == 2 ? BinaryPrimitives.ReadUInt16LittleEndian(id) : BinaryPrimitives.ReadInt32LittleEndian(id);
        }

        return ids;
    }

    private static int[] ReadLlmC(byte[] file, string type)
    {
        int[] header = Ids(file.AsSpan(0, 1024), "int32");
        Assert.Equal(type == "uint16" ? (20240520, 1) : (20240801, 7), (header[0], header[1]));
        Assert.All(header[3..], number => Assert.Equal(0, number));
        int[] ids = Ids(file.AsSpan(1024), type);
        Assert.Equal(header[2], ids.Length);
        return ids;
    }

    private static int[] ReadNumpy(byte[] file, string type)
    {
        Assert.Equal([0x93, .. "NUMPY"u8, 1, 0], file[..8]);
        int length = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(8));
        Assert.Equal(0, (10 + length) % 64);
        string header = Encoding.ASCII.GetString(file, 10, length);
        Assert.EndsWith("\n", header, StringComparison.Ordinal);
        int[] ids = Ids(file.AsSpan(10 + length), type);
        string letter = type switch { "uint16" => "<u2", "uint32" => "<u4", _ => "<i4" };
        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{{'descr': '{letter}', 'fortran_order': False, 'shape': ({ids.Length},), }}"), header.TrimEnd());
        return ids;
    }

    /// <summary>Where each document ends, in tokens.</summary>
    private static long[] EndsIn(string path, string format, string type) =>
        format == "megatron" ? EndsInMegatron(File.ReadAllBytes(Path.ChangeExtension(path, ".idx")), type) : EndsInDatatrove(path, type);

    private static long[] EndsInMegatron(byte[] index, string type)
    {
        int width = type == "uint16" ? 2 : 4;
        Assert.Equal("MMIDIDX\0\0"u8.ToArray(), index[..9]);
        Assert.Equal(1, Number(index, 9));
        Assert.Equal(type == "uint16" ? 8 : 4, index[17]);
        int sequences = (int)Number(index, 18);
        Assert.Equal(sequences + 1, Number(index, 26));
        int pointers = 34 + (4 * sequences);
        int documents = pointers + (8 * sequences);
        Assert.Equal(documents + (8 * (sequences + 1)), index.Length);
        var ends = new long[sequences];
        long end = 0;
        for (int i = 0; i < sequences; i++)
        {
            Assert.Equal(end * width, Number(index, pointers + (8 * i)));
            end += BinaryPrimitives.ReadInt32LittleEndian(index.AsSpan(34 + (4 * i)));
            ends[i] = end;
            Assert.Equal(i, Number(index, documents + (8 * i)));
        }

        Assert.Equal(sequences, Number(index, documents + (8 * sequences)));
        return ends;
    }

    private static long[] EndsInDatatrove(string path, string type)
    {
        byte[] index = File.ReadAllBytes(path + ".index");
        long[] ends = [.. Enumerable.Range(0, index.Length / 8).Select(i => Number(index, 8 * i))];
        string[] metadata = File.ReadAllText(path + ".metadata").Split('\n');
        Assert.EndsWith(type == "uint16" ? "|2" : "|4", metadata[0], StringComparison.Ordinal);
        Assert.Equal(ends[^1], long.Parse(metadata[1], CultureInfo.InvariantCulture));
        Assert.EndsWith("T", metadata[2], StringComparison.Ordinal);
        return ends;
    }

    private static long Number(byte[] bytes, int place) => BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(place));

    private static IEnumerable<int[]> Cut(int[] ids, long[] ends)
    {
        int start = 0;
        foreach (long end in ends)
        {
            yield return ids[start..(int)end];
            start = (int)end;
        }

        Assert.Equal(ids.Length, start);
    }
}
