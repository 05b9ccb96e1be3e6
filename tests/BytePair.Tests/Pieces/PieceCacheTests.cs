using System.Globalization;
using System.Text;
using BytePair.Pieces;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.Tests.Pieces;

/// <summary>The cache may forget, but it never answers with another piece's ids, and it never grows beyond its bound.</summary>
public sealed unsafe class PieceCacheTests
{
    private const int Words = 600_000;

    /// <summary>A seed like any other, where it is counted how many pieces find room: by some seeds, words that differ in a digit or two crowd together.</summary>
    private static readonly HashSeed Seed = new(0x8F14_A6C3_5E92_7D0BUL, 0x3D71_E85A_94B6_C20FUL);

    [Theory, InlineData(PieceIds.IdLimit), InlineData(int.MaxValue)]
    public void It_forgets_but_never_confuses(int idLimit)
    {
        using PieceCache cache = new(idLimit);
        for (int word = 0; word < Words; word++)
        {
            cache.MakeRoom(1, PieceCache.MaxPieceLength);
            Keep(cache, PieceOf(word), IdsOf(word, idLimit));
        }

        int known = 0;
        for (int word = 0; word < Words; word++)
        {
            int[]? found = Find(cache, PieceOf(word));
            known += found is null ? 0 : 1;
            Assert.True(found is null || found.AsSpan().SequenceEqual(IdsOf(word, idLimit)), $"Piece {word} has the ids {string.Join(' ', found ?? [])}.");
        }

        Assert.InRange(known, idLimit == PieceIds.IdLimit ? 50_000 : 1_000, Words - 1);
        Assert.InRange(cache.Bytes, 1, PieceCache.MaxBytes + 1024);
    }

    [Fact]
    public void What_is_there_is_not_kept_twice()
    {
        using PieceCache cache = new(PieceIds.IdLimit);
        foreach (int length in new[] { 3, 12, 40 })
        {
            byte[] piece = Encoding.ASCII.GetBytes(new string('x', length));
            Keep(cache, piece, [1, 2]);
            Assert.Equal(new[] { 1, 2 }, Keep(cache, piece, [3])!);
        }
    }

    /// <summary>All have their ids, whether they are kept or not; and of what comes again all is kept.</summary>
    [Fact]
    public void Of_pieces_that_are_all_new_few_are_kept()
    {
        const int All = 6 * PieceCache.Patience;
        using PieceCache cache = new(PieceIds.IdLimit, Seed);
        for (int word = 0; word < All; word++)
        {
            Assert.Equal([word], KeepNew(word)!);
        }

        int known = Enumerable.Range(0, All).Count(word => Find(cache, Word(word)) is not null);
        const int Kept = PieceCache.Patience + ((All - PieceCache.Patience) / PieceCache.KeptOf);
        Assert.InRange(known, Kept / 10 * 9, Kept); // a few are pressed out of full buckets

        cache.Note(pieces: 8, newOnes: 7);
        for (int word = All; word < All + 1000; word++)
        {
            KeepNew(word);
            Assert.Equal([word], Find(cache, Word(word))!);
        }

        int[]? KeepNew(int word)
        {
            cache.MakeRoom(1, PieceCache.MaxPieceLength);
            cache.Note(pieces: 1, newOnes: 1);
            return Keep(cache, Word(word), [word]);
        }
    }

    /// <summary>Which then need no look-up in the vocabulary, and no other piece does.</summary>
    [Theory, InlineData("cl100k_base"), InlineData("o200k_base")]
    public void Once_it_pays_all_tokens_are_put_in(string encoding)
    {
        var vocabulary = Vocabulary.OpenPrebuilt(encoding);
        using PieceCache cache = new(vocabulary.IdCount, Seed);
        Assert.True(MayBeMissing(cache, Word(1)), "Nobody knows which are there.");
        LookForUntilTokensAreIn(cache, vocabulary);

        int found = AssertFoundOrMissing(cache, vocabulary);
        Assert.InRange(found, vocabulary.IdCount * 8 / 10, vocabulary.IdCount);
        int inVain = Enumerable.Range(0, Words).Count(word => MayBeMissing(cache, Word(-word)));
        Assert.InRange(inVain, 0, Words / 8);
    }

    [Fact]
    public void A_token_that_is_pressed_out_may_be_missing()
    {
        var vocabulary = Vocabulary.OpenPrebuilt("cl100k_base");
        using PieceCache cache = new(vocabulary.IdCount, Seed);
        LookForUntilTokensAreIn(cache, vocabulary);
        int before = AssertFoundOrMissing(cache, vocabulary);
        for (int word = 0; word < Words; word++)
        {
            cache.MakeRoom(1, PieceCache.MaxPieceLength);
            Keep(cache, Word(-word), [1, 2]);
        }

        Assert.InRange(AssertFoundOrMissing(cache, vocabulary), 1, before - 1);
    }

    /// <summary>So that it is found at the first look, as if the tokens had never been put in.</summary>
    [Fact]
    public void A_piece_takes_the_place_of_a_token_that_no_text_has_had()
    {
        const int Pieces = 100_000;
        var vocabulary = Vocabulary.OpenPrebuilt("cl100k_base");
        using PieceCache cache = new(vocabulary.IdCount, Seed);
        LookForUntilTokensAreIn(cache, vocabulary);
        for (int word = 0; word < Pieces; word++)
        {
            cache.MakeRoom(1, PieceCache.MaxPieceLength);
            Keep(cache, Word(-word), [1, 2]);
        }

        int atFirst = Enumerable.Range(0, Pieces).Count(word => IsInFirstBucket(cache, Word(-word)));
        Assert.InRange(atFirst, Pieces * 95 / 100, Pieces);
    }

    [Fact]
    public void When_the_cache_forgets_it_forgets_its_tokens()
    {
        var vocabulary = Vocabulary.OpenPrebuilt("cl100k_base");
        using PieceCache cache = new(vocabulary.IdCount);
        LookForUntilTokensAreIn(cache, vocabulary);
        byte[] piece = new byte[PieceCache.MaxPieceLength];
        for (int i = 0; Find(cache, vocabulary.GetBytes(1000).ToArray()) is not null; i++)
        {
            BitConverter.TryWriteBytes(piece, i);
            cache.MakeRoom(1, PieceCache.MaxPieceLength);
            Keep(cache, piece, [.. Enumerable.Range(0, PieceCache.MaxPieceLength)]);
        }

        Assert.True(MayBeMissing(cache, vocabulary.GetBytes(1000).ToArray()));
        Assert.True(MayBeMissing(cache, Word(1)));
    }

    [Fact]
    public void A_piece_of_the_same_hash_is_told_apart_by_its_bytes()
    {
        using PieceCache cache = new(PieceIds.IdLimit);
        byte[] kept = Encoding.ASCII.GetBytes("sixteen bytes or more");
        byte[] other = Encoding.ASCII.GetBytes("another piece as long");
        InGroup(cache, kept, group =>
        {
            Keep(cache, group, [1, 2]);
            PieceIds found = new(group->Values[0]);
            Assert.True(found.IsRecord);
            Assert.True(cache.Records.IsOf(found.Record, kept));
            Assert.False(cache.Records.IsOf(found.Record, other));
        });
    }

    [Theory]
    [InlineData("ab", "ab\0")]
    [InlineData("abcdefg\u0002", "ab")]
    [InlineData("abcdefg\u0007", "abcdefg")]
    [InlineData("abcdefgh", "abcdefgh\0")]
    [InlineData("\0", "\0\0")]
    public void Pieces_that_look_alike_when_padded_have_different_keys(string left, string right)
    {
        using PieceCache cache = new(PieceIds.IdLimit);
        PieceKey leftKey = KeyOf(cache, Encoding.UTF8.GetBytes(left));
        PieceKey rightKey = KeyOf(cache, Encoding.UTF8.GetBytes(right));
        Assert.False(leftKey.Low == rightKey.Low && leftKey.High == rightKey.High);
    }

    /// <summary>A word of its own for each number; those of negative ones are hardly ever tokens.</summary>
    private static byte[] Word(int word) => Encoding.ASCII.GetBytes(word.ToString("X", CultureInfo.InvariantCulture));

    /// <summary>Each token that can be its own key is there with its id, or is to be looked for; returns how many are there.</summary>
    private static int AssertFoundOrMissing(PieceCache cache, Vocabulary vocabulary)
    {
        int count = 0;
        for (int id = 0; id < vocabulary.IdCount; id++)
        {
            byte[] token = vocabulary.GetBytes(id).ToArray();
            if (token.Length is > 0 and <= PieceKey.MaxWholeLength)
            {
                int[]? found = Find(cache, token);
                count += found is null ? 0 : 1;
                Assert.True(found is null ? MayBeMissing(cache, token) : found.AsSpan().SequenceEqual([id]), $"Token {id} has the ids {string.Join(' ', found ?? [])}.");
            }
        }

        return count;
    }

    private static void LookForUntilTokensAreIn(PieceCache cache, Vocabulary vocabulary)
    {
        for (int i = 0; i <= vocabulary.IdCount; i++)
        {
            MayBeMissing(cache, Word(1));
        }

        cache.PutTokensIfPaying(vocabulary);
    }

    private static bool IsInFirstBucket(PieceCache cache, byte[] piece)
    {
        bool isThere = false;
        InGroup(cache, piece, group =>
        {
            GroupValues.Read(group);
            isThere = group->Values[0] != 0;
        });
        return isThere;
    }

    /// <summary>Whether a piece that isn't in the tables is to be looked for in the vocabulary.</summary>
    private static bool MayBeMissing(PieceCache cache, byte[] piece)
    {
        ulong may = 0;
        InGroup(cache, piece, group =>
        {
            NewPiece only = new(group, 0);
            may = cache.Tokens.MayBeMissing(&only, 1);
        });
        return may != 0;
    }

    /// <summary>Of 1 to 40 bytes, so that every kind of key occurs.</summary>
    private static byte[] PieceOf(int word)
    {
        string number = word.ToString("X", CultureInfo.InvariantCulture);
        return Encoding.ASCII.GetBytes(number.PadLeft(Math.Max(number.Length, (word % 40) + 1), 'x'));
    }

    /// <summary>One to seven ids; if there is no limit, some don't fit 20 bits.</summary>
    private static int[] IdsOf(int word, int idLimit) =>
        [.. Enumerable.Range(0, (word % 7) + 1).Select(i => (idLimit > PieceIds.IdLimit && word % 11 == 0 ? 1 << 24 : 0) + (word ^ i))];

    private static PieceKey KeyOf(PieceCache cache, byte[] piece)
    {
        PieceKey key = default;
        InGroup(cache, piece, group => key = group->KeyOf(0));
        return key;
    }

    /// <summary>Keeps the ids of a piece; returns those that are kept of it now.</summary>
    private static int[]? Keep(PieceCache cache, byte[] piece, int[] ids)
    {
        int[]? kept = null;
        InGroup(cache, piece, group =>
        {
            Keep(cache, group, ids);
            kept = IdsIn(cache, group);
        });
        return kept;
    }

    private static void Keep(PieceCache cache, PieceGroup* group, int[] ids)
    {
        int* readable = stackalloc int[Math.Max(ids.Length, PieceIds.MaxInTwo)];
        ids.CopyTo(new Span<int>(readable, ids.Length));
        cache.Keep(group, 0, readable, ids.Length);
    }

    private static int[]? Find(PieceCache cache, byte[] piece)
    {
        int[]? ids = null;
        InGroup(cache, piece, group =>
        {
            GroupValues.Read(group);
            PieceKey key = group->KeyOf(0);
            ulong* other = (key.IsShort ? cache.ShortBuckets : cache.LongBuckets).OtherOf(key);
            bool isFound = group->Values[0] != 0;
            ulong displaced = isFound ? 0 : PieceBuckets.Find(other, key, out group->More[0]);
            Assert.True(displaced == 0 || PieceBuckets.IsFull((ulong*)group->Buckets[0], key.IsShort), "What is in its other bucket had no room in its first.");
            group->Values[0] |= displaced;
            ids = IdsIn(cache, group);
        });
        return ids;
    }

    private static int[]? IdsIn(PieceCache cache, PieceGroup* group)
    {
        PieceIds found = new(group->Values[0]);
        if (found.Bits == 0 || (found.IsRecord && group->LengthOf(0) > PieceKey.MaxWholeLength && !cache.Records.IsOf(found.Record, (*group)[0])))
        {
            return null;
        }

        if (found.IsRecord)
        {
            return cache.Records.IdsAt(found.Record).ToArray();
        }

        int* ids = stackalloc int[PieceIds.MaxInTwo];
        PieceIds.Write(found.Bits, ids);
        PieceIds.Write(group->More[0], ids + PieceIds.MaxInWord);
        return new ReadOnlySpan<int>(ids, found.Count).ToArray();
    }

    /// <summary>Shows a group of one piece, whose key and buckets are known.</summary>
    private static void InGroup(PieceCache cache, byte[] piece, GroupAction action)
    {
        byte* tail = stackalloc byte[PaddedText.RoomLength];
        int* ends = stackalloc int[1 + 1 + PieceGroup.Slack];
        ends[1] = piece.Length;
        fixed (byte* text = piece)
        {
            PieceGroup group;
            var padded = new PaddedText(text, piece.Length, tail);
            group.Text = &padded;
            group.Ends = ends + 1;
            group.Count = 1;
            GroupKeys.Make(&group, cache, apart: null, InstructionSets.InUse);
            action(&group);
        }
    }

    private delegate void GroupAction(PieceGroup* group);
}
