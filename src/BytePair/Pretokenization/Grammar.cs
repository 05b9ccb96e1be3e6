using System.Runtime.CompilerServices;
using BytePair.Pretokenization.Rules;
using BytePair.Text;

namespace BytePair.Pretokenization;

/// <summary>What pieces are cut by, and what those that cut texts in parts, or count them as they grow, may take for granted of it.</summary>
/// <remarks>
/// No grammar looks behind: the first piece of a text depends on nothing before it. What a grammar that is known guarantees beyond
/// that (<see cref="Rules"/>) lets texts be cut at <see cref="SafeCut"/>, and endless pieces be read in bounded memory
/// (<see cref="UniformRun"/>). Of one that is made from a pattern only that is known which its matcher finds out on the way: whether a piece
/// was told without asking where the text ends.
/// </remarks>
internal abstract class Grammar
{
    /// <summary>The rules of a grammar that is known; else null.</summary>
    public abstract IGrammarRules? Rules { get; }

    /// <summary>Whether texts may be cut at a <see cref="SafeCut"/>.</summary>
    public virtual bool HasSafeCuts => Rules is not null;

    /// <summary>
    /// Whether each end of a piece is a place where the rest of the text has the rest of the pieces. Not so where one pattern cuts
    /// the pieces of another and may see a different one from there on; then it holds of whole texts alone.
    /// </summary>
    public virtual bool CanBeginAnywhere => true;

    /// <summary>The grammar of a kind.</summary>
    public static Grammar Of(GrammarKind kind) => kind switch
    {
        GrammarKind.Gpt2 => OfGpt2<Gpt2Rules>(),
        GrammarKind.StarCoder => OfGpt2<StarCoderRules>(),
        GrammarKind.Cl100k => OfCl100k<Cl100kRules>(),
        GrammarKind.Llama3 => OfCl100k<Llama3Rules>(),
        GrammarKind.Qwen2 => OfCl100k<Qwen2Rules>(),
        GrammarKind.Qwen35 => OfCl100k<Qwen35Rules>(),
        GrammarKind.O200k => OfO200k<O200kRules>(),
        _ => OfO200k<TekkenRules>(),
    };

    /// <summary>The same with a limit of time, or without one; one that is known needs none, and stays as it is.</summary>
    public virtual Grammar WithMatchTimeout(TimeSpan? matchTimeout) => this;

    /// <summary>What cuts whole texts.</summary>
    public abstract Pretokenizer CreatePretokenizer(InstructionSet instructions);

    /// <summary>Where the piece ends that begins at <paramref name="start"/> in a text that ends where the span does.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the piece begins, below the text's length.</param>
    /// <param name="runs">Finds the ends of runs, and is told how far was looked (<see cref="RememberedRuns.Reach"/>).</param>
    public abstract int PieceEnd(ReadOnlySpan<byte> text, int start, ref RememberedRuns runs);

    /// <summary>A method of its own for each family: all types that a method names are loaded when it is first called.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static KnownGrammar<TRules, Gpt2Grammar<TRules>> OfGpt2<TRules>()
        where TRules : struct, IGrammarRules =>
#if NET
        new KnownGrammar<TRules, Gpt2Grammar<TRules>, Masks.Gpt2Masks<TRules>>();
#else
        new KnownGrammar<TRules, Gpt2Grammar<TRules>>();
#endif

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static KnownGrammar<TRules, Cl100kGrammar<TRules>> OfCl100k<TRules>()
        where TRules : struct, IGrammarRules =>
#if NET
        new KnownGrammar<TRules, Cl100kGrammar<TRules>, Masks.Cl100kMasks<TRules>>();
#else
        new KnownGrammar<TRules, Cl100kGrammar<TRules>>();
#endif

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static KnownGrammar<TRules, O200kGrammar<TRules>> OfO200k<TRules>()
        where TRules : struct, IGrammarRules =>
#if NET
        new KnownGrammar<TRules, O200kGrammar<TRules>, Masks.O200kMasks<TRules>>();
#else
        new KnownGrammar<TRules, O200kGrammar<TRules>>();
#endif
}
