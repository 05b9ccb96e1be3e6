using BytePair.Pieces;

namespace BytePair.Tests.Pieces;

/// <summary>Every bit of a seed is random, but the lowest of its multipliers, which are odd.</summary>
public sealed class HashSeedTests
{
    private const int Seeds = 200;

    [Fact]
    public void Every_bit_of_a_multiplier_is_now_set_and_now_clear()
    {
        // The hash of the short key 1 is the multiplier itself.
        ulong[] multipliers = [.. Enumerable.Range(0, Seeds).Select(_ => HashSeed.Create().Hash(1ul))];

        Assert.Equal(Seeds, multipliers.Distinct().Count());
        Assert.Equal(ulong.MaxValue, multipliers.Aggregate(0ul, (set, value) => set | value));
        Assert.Equal(1ul, multipliers.Aggregate(ulong.MaxValue, (set, value) => set & value));
    }

    [Fact]
    public void Every_bit_of_the_hash_of_a_long_key_depends_on_the_seed()
    {
        // The low word is 0, so that only the second multiplier is at work.
        ulong[] hashes = [.. Enumerable.Range(0, Seeds).Select(_ => HashSeed.Create().Hash(new PieceKey(0, 1)))];

        Assert.Equal(Seeds, hashes.Distinct().Count());
        Assert.Equal(ulong.MaxValue, hashes.Aggregate(0ul, (set, value) => set | value));
        Assert.Equal(0ul, hashes.Aggregate(ulong.MaxValue, (set, value) => set & value));
    }
}
