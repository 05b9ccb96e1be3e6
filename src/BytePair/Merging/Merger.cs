using System.Runtime.CompilerServices;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.Merging;

/// <summary>Merges pieces of any length, with scratch of its own: one for each worker. Takes nothing from the heap once it is warm.</summary>
internal abstract unsafe class Merger
{
    private readonly LongMerge longMerge;

    protected Merger(Vocabulary vocabulary)
    {
        Vocabulary = vocabulary;
        longMerge = new(vocabulary, this);
    }

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

    /// <summary>What pieces are merged by.</summary>
    protected Vocabulary Vocabulary { get; }

    /// <summary>Sets the ids of pieces, none of which is a token, of up to <paramref name="maxLength"/> bytes, at most <see cref="ShortMerge.MaxLength"/>.</summary>
    /// <remarks>SAFETY: the caller guarantees that there are so many pieces, with so many bytes each.</remarks>
    public void MergeShort(ShortPiece* pieces, int count, int maxLength)
    {
        MergeInTurns(pieces, count, maxLength);
        for (ShortPiece* piece = pieces; piece < pieces + count; piece++)
        {
            Vocabulary.ToIds(new Span<int>(piece->Ids, piece->IdCount));
        }
    }

    /// <summary>The same, but sets ranks.</summary>
    public abstract void MergeInTurns(ShortPiece* pieces, int count, int maxLength);

    /// <summary>Begins pieces of any length; <see cref="MergeNext"/> merges one after another.</summary>
    /// <remarks>SAFETY: the caller guarantees that there are so many pieces, with so many bytes each, until the last of them is merged.</remarks>
    public void Begin(ShortPiece* pieces, int count) => longMerge.Begin(pieces, count);

    /// <summary>The tokens of the next of the pieces that were begun, by rank, valid until the next call other than <see cref="IsStable"/>.</summary>
    /// <param name="sizes">How pieces are cut into windows, the same for all that were begun: any sizes give the same tokens.</param>
    public TokenList MergeNext(WindowSizes sizes)
    {
        TokenList tokens = longMerge.MergeNext(sizes);
        GC.KeepAlive(Vocabulary);
        return tokens;
    }

    /// <summary>The tokens of a piece of any length, by rank, valid until the next call other than <see cref="IsStable"/>.</summary>
    public TokenList Merge(ReadOnlySpan<byte> piece) => Merge(piece, WindowSizes.Usual);

    /// <summary>Merges in windows of chosen sizes, for tests.</summary>
#if NET
    [SkipLocalsInit]
#endif
    internal TokenList Merge(ReadOnlySpan<byte> piece, WindowSizes sizes)
    {
        fixed (byte* bytes = piece)
        {
            ShortPiece only;
            only.Bytes = bytes;
            only.Length = piece.Length;
            Begin(&only, 1);
            return MergeNext(sizes);
        }
    }

    /// <summary>True if the bytes of the two tokens of these ranks, merged as a piece, are the two tokens.</summary>
    public bool IsStable(int left, int right)
    {
        bool isStable = longMerge.IsStable(left, right);
        GC.KeepAlive(Vocabulary);
        return isStable;
    }

    /// <summary>Lets go of scratch beyond a bound; to be called when done with the tokens of a piece.</summary>
    public void Trim() => longMerge.Trim();
}

/// <inheritdoc cref="Merger"/>
internal sealed unsafe class Merger<TLanes, THalf>(Vocabulary vocabulary) : Merger(vocabulary)
    where TLanes : unmanaged, ILanes
    where THalf : unmanaged, ILanes
{
    public override void MergeInTurns(ShortPiece* pieces, int count, int maxLength)
    {
        if (maxLength <= ShortMerge.HalfLength)
        {
            MergeInTurns<THalf>.Merge(Vocabulary, pieces, count);
        }
        else
        {
            MergeInTurns<TLanes>.Merge(Vocabulary, pieces, count);
        }

        GC.KeepAlive(Vocabulary);
    }
}
