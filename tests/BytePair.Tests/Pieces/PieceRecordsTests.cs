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

    private static byte[] BytesOf(int number)
    {
        int length = number % PieceCache.MaxPieceLength;
        return Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture).PadLeft(length)[..length]);
    }

    private static int[] IdsOf(int number) => [.. Enumerable.Range(number, number % 9)];
}
