using System.Buffers.Binary;
using BytePair.Pieces;
using BytePair.Pretokenization;
using BytePair.Saving;
using BytePair.Sinks;
using BytePair.Tests.Building;
using BytePair.Tests.Properties;
using BytePair.Tests.Support;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.Tests.Saving;

/// <summary>A vocabulary that is saved and read back is the same; one that was changed in between is refused, or does no harm.</summary>
public sealed class SavedVocabularyProperties
{
    private static readonly string[] BuiltIn = ["p50k_base", "cl100k_base", "o200k_base"];

    public static TheoryData<string> Vocabularies => new(BuiltIn);

    [Fact]
    public void It_comes_back_as_it_was() => Invariant.Holds(RandomVocabulary.Any, of =>
    {
        Vocabulary read = Read(Saved(of.Built));
        Assert.Equal((of.Built.Traits, of.Built.IdCount, of.Built.RankCount, of.Built.MaxTokenLength), (read.Traits, read.IdCount, read.RankCount, read.MaxTokenLength));
        Assert.True(of.Built.Form.SequenceEqual(read.Form));
        foreach (string piece in of.Pieces(10, 60))
        {
            Assert.Equal(of.Rules.Encode(piece), Encode(EncoderOf(read), RandomVocabulary.Bytes(piece)));
        }
    }, cases: 200);

    /// <summary>The forms that ship pass the checks, which so aren't too strict; also where only the beginning of one is used.</summary>
    [Theory, MemberData(nameof(Vocabularies))]
    public void Those_that_are_built_in_can_be_saved(string name)
    {
        foreach (int idLimit in new[] { int.MaxValue, 50256 })
        {
            Vocabulary vocabulary = Vocabulary.OpenPrebuilt(name, idLimit);
            Vocabulary read = Read(Saved(vocabulary));
            byte[] text = EveryShape.Utf8("understandably, интернационализация 汉字编码测试\t\n1234");
            Assert.Equal(vocabulary.IdCount, read.IdCount);
            Assert.Equal(Encode(EncoderOf(vocabulary), text), Encode(EncoderOf(read), text));
        }
    }

    /// <summary>The checksum is made right again, as somebody would who wants harm: what is left then is the check of what is read in place.</summary>
    [Fact]
    public void A_changed_form_is_refused_or_does_no_harm() => Invariant.Holds(RandomVocabulary.Any, of =>
    {
        Random random = new(of.Seed);
        byte[] saved = Saved(of.Built);
        for (int attempt = 0; attempt < 40; attempt++)
        {
            byte[] changed = [.. saved];
            for (int changes = random.Next(3); changes >= 0; changes--)
            {
                Change(changed, random);
            }

            BinaryPrimitives.WriteUInt64LittleEndian(changed.AsSpan(SavedFormat.ChecksumAt), Checksum.Of(changed.AsSpan(SavedFormat.HeaderLength)));
            if (TryRead(changed) is { } vocabulary)
            {
                DoesNoHarm(vocabulary, of);
            }
        }
    });

    /// <summary>Look-ups of pairs read where a bucket's number leads, without looking where that is.</summary>
    [Fact]
    public void A_bucket_that_leads_past_the_pairs_is_refused()
    {
        Vocabulary vocabulary = new RandomVocabulary(20250112, 20).Built;
        byte[] saved = Saved(vocabulary);
        Span<byte> form = saved.AsSpan(saved.AsSpan().IndexOf(vocabulary.Form));
        int tableAt = PrebuiltFormat.OffsetsAt + ((BinaryPrimitives.ReadInt32LittleEndian(form.Slice(PrebuiltFormat.IdCountAt)) + 1) * sizeof(uint));
        int pairsAt = PrebuiltFormat.PairsAt(tableAt, BinaryPrimitives.ReadInt32LittleEndian(form.Slice(PrebuiltFormat.SlotBitsAt)));
        BinaryPrimitives.WriteUInt16LittleEndian(form.Slice(pairsAt + PairTable.HeaderLength), ushort.MaxValue);
        BinaryPrimitives.WriteUInt64LittleEndian(saved.AsSpan(SavedFormat.ChecksumAt), Checksum.Of(saved.AsSpan(SavedFormat.HeaderLength)));
        Assert.Contains("leads past its end", Assert.Throws<InvalidDataException>(() => Read(saved)).Message, StringComparison.Ordinal);
    }

    /// <summary>Each byte counts, and so does each that is missing.</summary>
    [Fact]
    public void A_damaged_file_is_refused()
    {
        byte[] saved = Saved(new RandomVocabulary(20250105, 20).Built);
        Random random = new(20250106);
        for (int attempt = 0; attempt < 2000; attempt++)
        {
            byte[] damaged = [.. saved];
            damaged[attempt < 100 ? attempt : random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            Assert.Throws<InvalidDataException>(() => Read(damaged));
            Assert.Throws<InvalidDataException>(() => Read(saved[..random.Next(saved.Length)]));
        }
    }

    [Fact]
    public void A_section_that_ids_depend_on_must_be_known()
    {
        SavedFileWriter writer = new();
        VocabularySections.Write(new RandomVocabulary(20250107, 20).Built, writer);
        writer.Add(SavedFormat.Tag("note"), [1, 2, 3]);
        Assert.NotNull(Read(Written(writer)));
        writer.Add(SavedFormat.Tag("NEWS"), [1, 2, 3]);
        Assert.Contains("'NEWS'", Assert.Throws<InvalidDataException>(() => Read(Written(writer))).Message, StringComparison.Ordinal);
    }

    /// <summary>What follows in the stream is left there; a stream that can't be asked for its length will do.</summary>
    [Fact]
    public void Nothing_behind_it_is_read()
    {
        byte[] saved = Saved(new RandomVocabulary(20250108, 40).Built);
        using OddReadsStream stream = new([.. saved, 7], [1, 5, 4093]);
        Assert.NotNull(VocabularySections.Read(SavedFileReader.Read(stream)));
        Assert.Equal(7, stream.ReadByte());
    }

    /// <summary>A header that promises 2 GB takes no such memory.</summary>
    [Fact]
    public void A_length_that_isnt_there_costs_nothing()
    {
        byte[] saved = Saved(new RandomVocabulary(20250109, 5).Built);
        BinaryPrimitives.WriteInt64LittleEndian(saved.AsSpan(SavedFormat.LengthAt), int.MaxValue - 100);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => SavedFileReader.Read(new MemoryStream(saved)));
        Assert.Throws<InvalidDataException>(() => SavedFileReader.Read(new OddReadsStream(saved, [61])));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000_000);
    }

    /// <summary>The tests of other builds and machines read what this one writes.</summary>
    [Fact]
    public void The_form_is_the_same_everywhere()
    {
        SavedFileWriter writer = new();
        writer.Add(SavedFormat.Tag("ABcd"), [1, 2, 3]);
        Assert.Equal(
            "4279746550616972" + "01000000" + "01000000" + "3800000000000000" + Convert.ToHexString(BitConverter.GetBytes(Checksum.Of(Convert.FromHexString("41426364000000003000000003000000" + "0102030000000000")))) + "41426364" + "00000000" + "30000000" + "03000000" + "0102030000000000",
            Convert.ToHexString(Written(writer)),
            ignoreCase: true);
    }

    private static void Change(byte[] file, Random random)
    {
        int at = SavedFormat.HeaderLength + random.Next((file.Length - SavedFormat.HeaderLength) / sizeof(int)) * sizeof(int);
        Span<byte> word = file.AsSpan(at, sizeof(int));
        switch (random.Next(4))
        {
            case 0: word[random.Next(sizeof(int))] ^= (byte)(1 << random.Next(8)); break;
            case 1: BinaryPrimitives.WriteInt32LittleEndian(word, random.Next(2) == 0 ? -1 : 0); break;
            case 2: BinaryPrimitives.WriteInt32LittleEndian(word, BinaryPrimitives.ReadInt32LittleEndian(word) + random.Next(-3, 4)); break;
            default: file.AsSpan(SavedFormat.HeaderLength + random.Next(file.Length - SavedFormat.HeaderLength - 3), sizeof(int)).CopyTo(word); break;
        }
    }

    private static void DoesNoHarm(Vocabulary vocabulary, RandomVocabulary of)
    {
        PieceEncoder encoder = EncoderOf(vocabulary);
        foreach (string piece in of.Pieces(4, 80))
        {
            byte[] bytes = RandomVocabulary.Bytes(piece);
            if (Encode(encoder, bytes) is { } ids)
            {
                Assert.Equal(bytes.Length, ids.Sum(id => vocabulary.GetBytes(id).Length));
            }
        }
    }

    private static PieceEncoder EncoderOf(Vocabulary vocabulary) =>
        new(Grammar.Of(GrammarKind.Cl100k), Grammar.Of(GrammarKind.Cl100k).CreatePretokenizer(InstructionSets.InUse), vocabulary);

    private static int[]? Encode(PieceEncoder encoder, byte[] bytes)
    {
        ListSink ids = new(0);
        try
        {
            encoder.Encode(bytes, ref ids);
            return ids.ToArray();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
        finally
        {
            ids.Dispose();
        }
    }

    private static byte[] Saved(Vocabulary vocabulary)
    {
        SavedFileWriter writer = new();
        VocabularySections.Write(vocabulary, writer);
        return Written(writer);
    }

    private static byte[] Written(SavedFileWriter writer)
    {
        using MemoryStream stream = new();
        writer.WriteTo(stream);
        return stream.ToArray();
    }

    private static Vocabulary Read(byte[] saved)
    {
        SavedFileReader file = SavedFileReader.Read(new MemoryStream(saved));
        Vocabulary vocabulary = VocabularySections.Read(file);
        file.CheckAllNeededAreRead();
        return vocabulary;
    }

    private static Vocabulary? TryRead(byte[] saved)
    {
        try
        {
            return Read(saved);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
