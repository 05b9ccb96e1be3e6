using System.Text;
using BytePair.Building;
using BytePair.Encodings;
using BytePair.Merging;
using BytePair.Pieces;
using BytePair.Tests.Reference;
using BytePair.Tests.Support;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.Tests.Pieces;

/// <summary>Of the pieces of a group, those that stay bytes have their ids without a look-up, and the others are looked up as ever.</summary>
public sealed unsafe class ApartPiecesTests
{
    /// <summary>Pieces are told only behind others of which more than so many stayed bytes.</summary>
    private const int Many = GroupEncoder.GroupsAtOnce * PieceGroup.MaxCount / 8;

    [Theory, InlineData("r50k_base"), InlineData("p50k_base"), InlineData("cl100k_base"), InlineData("o200k_base")]
    public void Pieces_that_stay_bytes_are_told_and_others_are_found(string name)
    {
        Vocabulary vocabulary = Open(name);
        ApartPieces apart = new(vocabulary);
        using PieceCache cache = new(vocabulary.IdCount);
        Random random = new(20261123);
        int told = 0;
        int found = 0;
        for (int round = 0; round < 300; round++)
        {
            int[] ends = new int[1 + random.Next(1, PieceGroup.MaxCount + 1) + PieceGroup.Slack];
            int count = ends.Length - 1 - PieceGroup.Slack;
            for (int i = 1; i <= count; i++)
            {
                ends[i] = ends[i - 1] + random.Next(1, random.Next(8) == 0 ? 30 : 9);
            }

            byte[] text = [.. Enumerable.Range(0, ends[count]).Select(_ => (byte)random.Next(random.Next(3) == 0 ? 128 : 256))];
            byte[] room = new byte[PaddedText.RoomLength];
            fixed (byte* start = text)
            fixed (byte* tail = room)
            fixed (int* first = ends)
            {
                PaddedText padded = new(start, text.Length, tail);
                PieceGroup all = new() { Text = &padded, Ends = first + 1, Count = count };
                cache.MakeRoom(count, text.Length);
                GroupKeys.Make(&all, cache, apart: null, InstructionSets.InUse);
                KeepSome(cache, &all, random);
                GroupValues.Read(&all);

                PieceGroup some = new() { Text = &padded, Ends = first + 1, Count = count };
                new Span<ulong>(some.Values, PieceGroup.MaxCount + PieceGroup.Slack + 1).Fill(1);
                GroupKeys.Make(&some, cache, apart, InstructionSets.InUse);
                GroupValues.Read(&some);
                for (int i = 0; i < count; i++)
                {
                    int[] ids = [.. RescanningMerge.Merge(Encoding.Latin1.GetString(some[i]), PublishedRanks.Of(name + ".tiktoken"))];
                    bool isTold = ((some.Apart >> i) & 1) != 0;
                    Assert.Equal(some.LengthOf(i) is > 1 and <= BytesApart.MaxLength && ids.Length == some.LengthOf(i), isTold);
                    EveryShape.Same(isTold ? ids : IdsOf(&all, i), IdsOf(&some, i), $"piece {Convert.ToHexString(some[i])}, told: {isTold}");
                    told += isTold ? 1 : 0;
                    found += isTold || some.Values[i] == 0 ? 0 : 1;
                }

                Assert.False(new ReadOnlySpan<ulong>(some.Values + count, PieceGroup.Slack + 1).ContainsAnyExcept(0UL), "Behind the last one there are zeros.");
            }
        }

        Assert.InRange(told, 1000, 300 * PieceGroup.MaxCount);
        Assert.InRange(found, 1000, 300 * PieceGroup.MaxCount);
        GC.KeepAlive(vocabulary);
    }

    [Fact]
    public void They_are_told_as_long_as_many_are_told_or_found_by_merging()
    {
        ApartPieces apart = new(Open("cl100k_base"));
        Assert.False(apart.Pay);
        apart.Note(Many);
        Assert.False(apart.Pay);
        apart.Note(Many + 1);
        Assert.True(apart.Pay);
        apart.Note(0);
        Assert.False(apart.Pay);

        byte[] text = [.. Enumerable.Repeat((byte)0xFF, 2 * PieceGroup.MaxCount)];
        int[] ends = [.. Enumerable.Range(0, 1 + PieceGroup.MaxCount + PieceGroup.Slack).Select(i => 2 * i)];
        byte[] room = new byte[PaddedText.RoomLength];
        using PieceCache cache = new(PieceIds.IdLimit);
        fixed (byte* start = text)
        fixed (byte* tail = room)
        fixed (int* first = ends)
        {
            PaddedText padded = new(start, text.Length, tail);
            PieceGroup group = new() { Text = &padded, Ends = first + 1, Count = PieceGroup.MaxCount };
            GroupKeys.Make(&group, cache, apart, InstructionSets.InUse);
            Assert.Equal(ulong.MaxValue, group.Apart);
            apart.Note(Many - PieceGroup.MaxCount);
            Assert.False(apart.Pay);
            GroupKeys.Make(&group, cache, apart, InstructionSets.InUse);
            apart.Note(Many - PieceGroup.MaxCount + 1);
            Assert.True(apart.Pay);
        }
    }

    /// <summary>Where a byte is no token, or an id isn't a rank.</summary>
    [Theory, InlineData(256, 256, true), InlineData(255, 256, false), InlineData(256, 0, false)]
    public void By_a_vocabulary_of_other_ids_none_are_told(int bytes, int idOfTwoBytes, bool areTold)
    {
        TokenSet tokens = new(0);
        Assert.Null(tokens.Add("ab"u8, idOfTwoBytes));
        for (int value = 0; value < bytes; value++)
        {
            Assert.Null(tokens.Add([(byte)value], value + (idOfTwoBytes == 0 ? 1 : 0)));
        }

        ApartPieces apart = new(VocabularyBuilder.FromRanks(tokens));
        apart.Note(Many + 1);
        Assert.Equal(areTold, apart.Pay);
    }

    /// <summary>Keeps every other piece, with ids of its own.</summary>
    private static void KeepSome(PieceCache cache, PieceGroup* group, Random random)
    {
        int* ids = stackalloc int[PieceIds.MaxInTwo];
        for (int i = 0; i < group->Count; i += 2)
        {
            new Span<int>(ids, PieceIds.MaxInTwo).Fill(random.Next(PieceIds.IdLimit));
            cache.Keep(group, i, ids, random.Next(1, PieceIds.MaxInTwo + 1));
        }
    }

    private static int[] IdsOf(PieceGroup* group, int at)
    {
        PieceIds value = new(group->Values[at]);
        if (value.IsRecord)
        {
            return [-value.Record];
        }

        int* ids = stackalloc int[PieceIds.MaxInTwo];
        PieceIds.Write(value.Bits, ids);
        PieceIds.Write(group->More[at], ids + PieceIds.MaxInWord);
        return new ReadOnlySpan<int>(ids, value.Count).ToArray();
    }

    private static Vocabulary Open(string name)
    {
        EncodingDefinition definition = BuiltInEncodings.Find(name)!;
        return Vocabulary.OpenPrebuilt(definition.Vocabulary, definition.IdLimit);
    }
}
