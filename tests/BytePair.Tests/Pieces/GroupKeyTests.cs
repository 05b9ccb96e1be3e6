using BytePair.Pieces;
using BytePair.Text;

namespace BytePair.Tests.Pieces;

/// <summary>Whatever the rung, a group's pieces have the keys and buckets that each has alone, and what was kept is found.</summary>
public sealed unsafe class GroupKeyTests
{
    public static TheoryData<string> Rungs => new(InstructionSets.Available.Select(rung => rung.ToString()));

    [Theory, MemberData(nameof(Rungs))]
    public void Keys_of_a_group_are_those_of_its_pieces(string rung)
    {
        using PieceCache cache = new(PieceIds.IdLimit);
        Random random = new(20261122);
        for (int round = 0; round < 3000; round++)
        {
            // Few values, zeros and lengths among them: what padding could be taken for.
            int count = random.Next(1, PieceGroup.MaxCount + 1);
            int[] ends = new int[1 + count + PieceGroup.Slack];
            for (int i = 1; i <= count; i++)
            {
                ends[i] = ends[i - 1] + random.Next(1, 20);
            }

            ends.AsSpan(1 + count).Fill(random.Next());
            byte[] text = [.. Enumerable.Range(0, ends[count]).Select(_ => (byte)random.Next(12))];
            byte[] room = new byte[PaddedText.RoomLength];
            fixed (byte* start = text)
            fixed (byte* tail = room)
            fixed (int* first = ends)
            {
                PieceGroup group;
                var padded = new PaddedText(start, text.Length, tail);
                group.Text = &padded;
                group.Ends = first + 1;
                group.Count = count;
                GroupKeys.Make(&group, cache, apart: null, Enum.Parse<InstructionSet>(rung));
                for (int i = 0; i < count; i++)
                {
                    HasItsOwnKey(&group, i, cache);
                }
            }
        }
    }

    [Theory, MemberData(nameof(Rungs))]
    public void Missing_and_other_values_and_counts_are_told_by_their_bits(string rung)
    {
        InstructionSet instructions = Enum.Parse<InstructionSet>(rung);
        Random random = new(1);
        for (int count = 1; count <= PieceGroup.MaxCount; count++)
        {
            PieceGroup group;
            group.Count = count;
            ulong missing = 0;
            ulong others = 0;
            int sum = 0;
            for (int i = 0; i < count + PieceGroup.Slack; i++)
            {
                ulong value = i >= count || random.Next(3) == 0 ? 0 : (ulong)random.NextInt64() << 1;
                group.Values[i] = value;
                missing |= i < count && value == 0 ? 1UL << i : 0;
                others |= (long)value < 0 ? 1UL << i : 0;
                sum += new PieceIds(value).Count;
            }

            Assert.Equal(missing, GroupValues.Missing(&group, instructions));
            Assert.Equal(others, GroupValues.Others(&group, instructions));
            Assert.Equal(sum, GroupValues.SumOfCounts(&group, instructions));
        }
    }

    private static void HasItsOwnKey(PieceGroup* group, int at, PieceCache cache)
    {
        byte* piece = group->ReadableAt(at);
        int length = group->LengthOf(at);
        Assert.Equal(group->PieceAt(at)[0], piece[0]);
        ulong shortKey = PieceKey.ShortOrZero(piece, length);
        PieceKey expected = shortKey != 0 ? new PieceKey(shortKey, 0)
            : length <= PieceKey.MaxWholeLength ? PieceKey.OfWhole(piece, length)
            : cache.KeyOfHashed((*group)[at]);
        PieceBuckets buckets = expected.IsShort ? cache.ShortBuckets : cache.LongBuckets;
        Assert.Equal((expected.Low, expected.High), (group->KeyOf(at).Low, group->KeyOf(at).High));
        Assert.Equal((ulong)buckets.Of(expected), group->Buckets[at]);
    }
}
