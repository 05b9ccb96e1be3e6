using System.Globalization;
using System.Text;
using BytePair.Pieces;

namespace BytePair.Tests.Pieces;

/// <summary>Records lie where they were put, and the cache asks for room before it puts any.</summary>
public sealed class PieceRecordsTests
{
    /// <summary>Of no bytes, where the key says them; of few; of as many as are kept; with more ids than any slot takes.</summary>
    [Fact]
    public void All_are_there_as_they_were_added()
    {
        const int Some = 3000;
        using PieceRecords records = new();
        int[] positions = [.. Enumerable.Range(0, Some).Select(number => records.Add(BytesOf(number), IdsOf(number)))];
        for (int number = 0; number < Some; number++)
        {
            Assert.Equal(IdsOf(number), records.IdsAt(positions[number]).ToArray());
            Assert.True(records.IsOf(positions[number], BytesOf(number)));
            Assert.False(records.IsOf(positions[number], [.. BytesOf(number), 0]));
        }

        Assert.InRange(records.Bytes, 4 * Some, PieceRecords.MaxLength * sizeof(int));
    }

    /// <summary>Each takes what it was said to take at most, up to the end of what is reserved.</summary>
    [Fact]
    public void As_long_as_there_is_room_for_one_it_fits()
    {
        using PieceRecords records = new();
        byte[] piece = new byte[PieceCache.MaxPieceLength];
        int[] ids = [.. Enumerable.Range(0, piece.Length)];
        int last = 0;
        while (records.HasRoomFor(1, piece.Length))
        {
            last = records.Add(piece, ids);
        }

        Assert.Equal(ids, records.IdsAt(last).ToArray());
        Assert.InRange(last, PieceRecords.MaxLength - (4 * piece.Length), PieceRecords.MaxLength - piece.Length);
        Assert.Equal(PieceRecords.MaxLength * sizeof(int), records.Bytes);

        records.Clear();
        Assert.Equal(0, records.Add(piece, ids));

        // All of the block counts as taken, so that what passes takes nothing more.
        records.AddPassing(piece, ids);
        records.ForgetPassing();
        Assert.Equal(PieceRecords.MaxLength * sizeof(int), records.Bytes);
    }

    /// <summary>So that to forget all that is kept is enough, however long the pieces are that come then.</summary>
    [Fact]
    public void When_it_is_empty_there_is_room_for_all_pieces_that_come_at_once()
    {
        const int AtOnce = GroupEncoder.GroupsAtOnce * PieceGroup.MaxCount;
        using PieceRecords records = new();
        Assert.True(records.HasRoomFor(AtOnce, AtOnce * PieceCache.MaxPieceLength));
        Assert.False(records.HasRoomFor(2 * AtOnce, 2 * AtOnce * PieceCache.MaxPieceLength));
    }

    /// <summary>They stay until they are forgotten, beside those that are kept, and take the same room each time.</summary>
    [Fact]
    public void Passing_records_leave_those_that_are_kept_alone()
    {
        const int Some = 100;
        using PieceRecords records = new();
        int[] kept = [.. Enumerable.Range(0, 3 * Some).Select(number => records.Add(BytesOf(number), IdsOf(number)))];
        int before = records.Bytes;
        for (int turn = 0; turn < 3; turn++)
        {
            records.ForgetPassing();
            int[] passing = [.. Enumerable.Range(turn, Some).Select(number => records.AddPassing(BytesOf(number), IdsOf(number)))];
            for (int i = 0; i < Some; i++)
            {
                Assert.Equal(IdsOf(turn + i), records.IdsAt(passing[i]).ToArray());
                Assert.True(records.IsOf(passing[i], BytesOf(turn + i)));
            }
        }

        records.ForgetPassing();
        Assert.All(Enumerable.Range(0, kept.Length), number => Assert.Equal(IdsOf(number), records.IdsAt(kept[number]).ToArray()));
        Assert.InRange(records.Bytes, before + Some, before + (Some * (2 + 9 + (2 * Some)) * sizeof(int)));
    }

    private static byte[] BytesOf(int number)
    {
        int length = number % PieceCache.MaxPieceLength;
        return Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture).PadLeft(length)[..length]);
    }

    private static int[] IdsOf(int number) => [.. Enumerable.Range(number, number % 9)];
}
