using System.Runtime.CompilerServices;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.Merging;

/// <summary>Merges pieces of any length, with scratch of its own: one for each worker. Takes nothing from the heap once it is warm.</summary>
internal abstract unsafe class Merger
{
    /// <summary>The merger for a rung of the ladder.</summary>
    /// <remarks>
    /// Each rung is made in a method of its own: all types that a method names are loaded when it is first called, and those of
    /// vectors take half a millisecond.
    /// </remarks>
    public static Merger Create(Vocabulary vocabulary, InstructionSet instructions) => instructions switch
    {
#if NET
        InstructionSet.Vector512 => Create<Lanes512, Half512>(vocabulary),
        InstructionSet.Vector256 => Create<Lanes256, Half256>(vocabulary),
        InstructionSet.Vector128 => Create<Lanes128, Lanes128>(vocabulary),
#endif
        _ => Create<LanesScalar, LanesScalar>(vocabulary),
    };

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Merger<TLanes, THalf> Create<TLanes, THalf>(Vocabulary vocabulary)
        where TLanes : unmanaged, ILanes
        where THalf : unmanaged, ILanes => new(vocabulary);

    /// <summary>Writes the ids of a piece that is no token, for which there is room as for its bytes, and returns how many.</summary>
    public abstract int Merge(ReadOnlySpan<byte> piece, Span<int> ids);

    /// <summary>Sets the ids of pieces, none of which is a token, of up to <paramref name="maxLength"/> bytes, at most <see cref="ShortMerge.MaxLength"/>.</summary>
    /// <remarks>SAFETY: the caller guarantees that there are so many pieces, with so many bytes each.</remarks>
    public abstract void MergeShort(ShortPiece* pieces, int count, int maxLength);

    /// <summary>The tokens of a piece of any length, by rank, valid until the next call other than <see cref="IsStable"/>.</summary>
    public TokenList Merge(ReadOnlySpan<byte> piece) => Merge(piece, WindowSizes.Usual);

    /// <summary>True if the bytes of the two tokens of these ranks, merged as a piece, are the two tokens.</summary>
    public abstract bool IsStable(int left, int right);

    /// <summary>Merges in windows of chosen sizes, for tests: any sizes give the same tokens.</summary>
    internal abstract TokenList Merge(ReadOnlySpan<byte> piece, WindowSizes sizes);

    /// <summary>Lets go of scratch beyond a bound; to be called when done with the tokens of a piece.</summary>
    public abstract void Trim();
}

/// <inheritdoc cref="Merger"/>
internal sealed unsafe class Merger<TLanes, THalf>(Vocabulary vocabulary) : Merger
    where TLanes : unmanaged, ILanes
    where THalf : unmanaged, ILanes
{
    private readonly LongMerge<TLanes> longMerge = new(vocabulary);

    public override int Merge(ReadOnlySpan<byte> piece, Span<int> ids)
    {
        if (piece.Length <= ShortMerge.MaxLength)
        {
            return MergeShort(piece, ids);
        }

        TokenList tokens = Merge(piece);
        tokens.ToIds(vocabulary, tokens.Count).CopyTo(ids);
        return tokens.Count;
    }

    public override void MergeShort(ShortPiece* pieces, int count, int maxLength)
    {
        if (maxLength <= ShortMerge.HalfLength)
        {
            MergeInTurns<THalf>.Merge(vocabulary, pieces, count);
        }
        else
        {
            MergeInTurns<TLanes>.Merge(vocabulary, pieces, count);
        }

        GC.KeepAlive(vocabulary);
    }

    public override bool IsStable(int left, int right)
    {
        bool isStable = longMerge.IsStable(left, right);
        GC.KeepAlive(vocabulary);
        return isStable;
    }

    public override void Trim() => longMerge.Trim();

    internal override TokenList Merge(ReadOnlySpan<byte> piece, WindowSizes sizes)
    {
        TokenList tokens = longMerge.Merge(piece, sizes);
        GC.KeepAlive(vocabulary);
        return tokens;
    }

#if NET
    [System.Runtime.CompilerServices.SkipLocalsInit]
#endif
    private int MergeShort(ReadOnlySpan<byte> piece, Span<int> ids)
    {
        byte* memory = stackalloc byte[ShortParts.LengthFor(1)];
        ShortParts* parts = ShortParts.Align(memory);
        int count = 0;
        for (ulong starts = ShortMerge<TLanes>.Merge(vocabulary, piece, parts); starts != 0; starts &= starts - 1)
        {
            ids[count++] = parts->IdsBefore[Bits.Lowest(starts) + 1];
        }

        vocabulary.ToIds(ids.Slice(0, count));
        GC.KeepAlive(vocabulary);
        return count;
    }
}
