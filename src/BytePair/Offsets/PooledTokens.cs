using System.Buffers;

namespace BytePair.Offsets;

/// <summary>A pooled array that grows; disposing returns it.</summary>
internal struct PooledTokens(int capacity) : ITokenDestination, IDisposable
{
    private const int LeastCapacity = 64;
    private EncodedToken[] tokens = ArrayPool<EncodedToken>.Shared.Rent(Math.Max(capacity, LeastCapacity));
    private int count;

    public readonly bool IsFull => false;

    public readonly EncodedToken[] ToArray() => tokens.AsSpan(0, count).ToArray();

    public void Add(EncodedToken token)
    {
        if ((uint)count >= (uint)tokens.Length)
        {
            Grow();
        }

        tokens[count++] = token;
    }

    public void Dispose()
    {
        ArrayPool<EncodedToken>.Shared.Return(tokens);
        tokens = [];
        count = 0;
    }

    private void Grow()
    {
        if (count >= ThrowHelper.MaxArrayLength)
        {
            throw ThrowHelper.TooManyTokens((long)count + 1);
        }

        EncodedToken[] larger = ArrayPool<EncodedToken>.Shared.Rent((int)Math.Min(2L * count, ThrowHelper.MaxArrayLength));
        tokens.AsSpan(0, count).CopyTo(larger);
        ArrayPool<EncodedToken>.Shared.Return(tokens);
        tokens = larger;
    }
}
