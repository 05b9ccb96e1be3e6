using System.Globalization;
using System.Text;
using BytePair.Pieces;

namespace BytePair.Tests.Pieces;

/// <summary>The cache may forget, but it never answers with another piece's ids, and it never grows beyond its bound.</summary>
public sealed unsafe class PieceCacheTests
{
    private const int Words = 600_000;

    [Fact]
    public void It_forgets_but_never_confuses()
    {
        using PieceCache cache = new();
        for (int word = 0; word < Words; word++)
        {
            byte[] piece = PieceOf(word);
            cache.MakeRoom(1, PieceCache.MaxPieceLength);
            cache.Add(KeyOf(cache, piece), HashedPart(piece), IdsOf(word));
        }

        int known = 0;
        for (int word = 0; word < Words; word++)
        {
            byte[] piece = PieceOf(word);
            int[]? found = Find(cache, piece);
            known += found is null ? 0 : 1;
            Assert.True(found is null || found.AsSpan().SequenceEqual(IdsOf(word)), $"Piece {word} has the ids {string.Join(' ', found ?? [])}.");
        }

        Assert.InRange(known, 50_000, Words - 1);
        Assert.InRange(cache.Bytes, 1, PieceCache.MaxBytes + 1024);
    }

    [Fact]
    public void A_piece_of_the_same_hash_is_told_apart_by_its_bytes()
    {
        using PieceCache cache = new();
        byte[] kept = Encoding.ASCII.GetBytes("sixteen bytes or more");
        byte[] other = Encoding.ASCII.GetBytes("another piece as long");
        cache.Add(cache.KeyOfHashed(kept), kept, [1, 2]);
        PieceIds found = cache.Find(cache.KeyOfHashed(kept), out _);
        Assert.True(found.IsRecord);
        Assert.True(cache.Records.IsOf(found.Record, kept));
        Assert.False(cache.Records.IsOf(found.Record, other));
    }

    [Theory]
    [InlineData("ab", "ab\0")]
    [InlineData("abcdefg\u0002", "ab")]
    [InlineData("abcdefg\u0007", "abcdefg")]
    [InlineData("abcdefgh", "abcdefgh\0")]
    [InlineData("\0", "\0\0")]
    public void Pieces_that_look_alike_when_padded_have_different_keys(string left, string right)
    {
        using PieceCache cache = new();
        PieceKey leftKey = KeyOf(cache, Encoding.UTF8.GetBytes(left));
        PieceKey rightKey = KeyOf(cache, Encoding.UTF8.GetBytes(right));
        Assert.False(leftKey.Low == rightKey.Low && leftKey.High == rightKey.High);
    }

    /// <summary>Of 1 to 40 bytes, so that every kind of key occurs.</summary>
    private static byte[] PieceOf(int word)
    {
        string number = word.ToString("X", CultureInfo.InvariantCulture);
        return Encoding.ASCII.GetBytes(number.PadLeft(Math.Max(number.Length, (word % 40) + 1), 'x'));
    }

    /// <summary>One to seven ids; some don't fit 20 bits.</summary>
    private static int[] IdsOf(int word) => [.. Enumerable.Range(0, (word % 7) + 1).Select(i => (word % 11 == 0 ? 1 << 24 : 0) + (word ^ i))];

    private static ReadOnlySpan<byte> HashedPart(byte[] piece) => piece.Length > PieceKey.MaxWholeLength ? piece : default;

    private static PieceKey KeyOf(PieceCache cache, byte[] piece)
    {
        byte* padded = stackalloc byte[PieceKey.MaxWholeLength + PieceKey.ReadLength];
        piece.AsSpan(0, Math.Min(piece.Length, PieceKey.MaxWholeLength)).CopyTo(new Span<byte>(padded, PieceKey.MaxWholeLength));
        ulong key = PieceKey.ShortOrZero(padded, piece.Length);
        return key != 0 ? new PieceKey(key, 0)
            : piece.Length <= PieceKey.MaxWholeLength ? PieceKey.OfWhole(padded, piece.Length)
            : cache.KeyOfHashed(piece);
    }

    private static int[]? Find(PieceCache cache, byte[] piece)
    {
        PieceIds found = cache.Find(KeyOf(cache, piece), out ulong more);
        if (found.Bits == 0 || (found.IsRecord && piece.Length > PieceKey.MaxWholeLength && !cache.Records.IsOf(found.Record, piece)))
        {
            return null;
        }

        if (found.IsRecord)
        {
            return cache.Records.IdsAt(found.Record).ToArray();
        }

        int* ids = stackalloc int[PieceIds.MaxInTwo];
        PieceIds.Write(found.Bits, ids);
        PieceIds.Write(more, ids + PieceIds.MaxInWord);
        return new ReadOnlySpan<int>(ids, found.Count).ToArray();
    }
}
