using System.Buffers;
using BytePair.Blocks;
using BytePair.Encodings;
using BytePair.Incremental;
using BytePair.Pieces;
using BytePair.Pretokenization;
using BytePair.Pretokenization.Patterns;
using BytePair.Segments;
using BytePair.Sinks;
using BytePair.Tests.Incremental;
using BytePair.Tests.Properties;
using BytePair.Truncation;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Tests.Pretokenization.Patterns;

/// <summary>
/// All that reads texts in parts, or counts them as they grow, does so by a pattern that isn't known as by one that is: the pattern is
/// o200k's, once for the scanner and once for the engine.
/// </summary>
public sealed class PatternConsumerProperties
{
    private static readonly PieceEncoder Known = PiecesOf(Grammar.Of(GrammarKind.O200k));

    /// <summary>One pattern; then one with a later pattern that only seems to cut within its pieces, so that only whole texts are cut.</summary>
    private static readonly PieceEncoder[] Engines =
    [
        PiecesOf(new PatternGrammar([SplitStep.OfTiktoken(ModelPatterns.O200k)])),
        PiecesOf(new PatternGrammar([SplitStep.OfTiktoken(ModelPatterns.O200k), SplitStep.OfRegex(@"\p{N}{1,3}(?!\p{N})", SplitBehavior.Isolated, isInverted: false)])),
    ];

    private static readonly Arbitrary<HostileBytes> Texts = Gen.OneOf(HostileText.Bytes.Generator, EndlessText.Bytes.Generator).ToArbitrary();

    [Theory, InlineData(0), InlineData(1)]
    public void Text_that_grows_at_its_end(int engine)
    {
        OpenText open = new(Engines[engine]);
        Invariant.Holds(Texts, text =>
        {
            open.Reset();
            for (int length = 1; length <= Math.Min(text.Value.Length, 300); length++)
            {
                open.Append(text.Value.AsSpan(length - 1, 1));
                Assert.Equal(Count(text.Value.AsSpan(0, length)), open.CountWith(default));
            }
        }, cases: 60);
    }

    [Theory, InlineData(0), InlineData(1)]
    public void Ranges(int engine) => Invariant.Holds(Texts, text =>
    {
        RangeCounts ranges = new(Engines[engine], text.Value);
        var random = new Random(text.Value.Length);
        for (int i = 0; i < 40; i++)
        {
            int start = random.Next(text.Value.Length + 1);
            int end = random.Next(start, text.Value.Length + 1);
            Assert.Equal(Count(text.Value.AsSpan(start, end - start)), ranges.Count(start, end));
        }
    }, cases: 60);

    [Theory, InlineData(0), InlineData(1)]
    public void Encoding_in_steps(int engine)
    {
        TextEncoder encoder = new(Engines[engine], 128, TextShape.Unchanged);
        Invariant.Holds(Texts, text =>
        {
            int[] expected = Ids(text.Value);
            List<int> ids = [];
            for (int room = engine == 0 ? 7 : expected.Length, done = 0; done < text.Value.Length;)
            {
                int[] destination = new int[room];
                OperationStatus status = Step(encoder, text.Value.AsSpan(done), destination, out int consumed, out int written);
                ids.AddRange(destination[..written]);
                done += consumed;
                room = status == OperationStatus.DestinationTooSmall && written == 0 ? 2 * room : room;
            }

            Assert.Equal(expected, ids);
        }, cases: 200);
    }

    [Fact]
    public void Truncation()
    {
        LimitSearch known = new(Known, Known.Vocabulary);
        LimitSearch engine = new(Engines[0], Known.Vocabulary);
        Invariant.Holds(Texts, text =>
        {
            foreach (int limit in new[] { 0, 1, 2, 5, 20, 60 })
            {
                Assert.Equal(known.FindBeginning(text.Value, limit).Position, engine.FindBeginning(text.Value, limit).Position);
                Assert.Equal(known.FindEnding(text.Value, limit).Position, engine.FindEnding(text.Value, limit).Position);
            }
        }, cases: 100);
    }

    private static PieceEncoder PiecesOf(Grammar grammar)
    {
        SharedParts parts = new(new EncodingDefinition("o200k_base", "o200k_base", int.MaxValue, grammar, []));
        return parts.Pieces;
    }

    private static long Count(ReadOnlySpan<byte> text)
    {
        CountSink sink = new();
        Known.Encode(text, ref sink);
        return sink.Count;
    }

    private static int[] Ids(ReadOnlySpan<byte> text)
    {
        ListSink sink = new(0);
        Known.Encode(text, ref sink);
        return sink.ToArray();
    }

    private static unsafe OperationStatus Step(TextEncoder encoder, ReadOnlySpan<byte> text, int[] destination, out int consumed, out int written)
    {
        fixed (int* start = destination)
        {
            SpanSink sink = new(start, destination.Length);
            OperationStatus status = encoder.EncodeSome(text, isFinal: true, null, ref sink, out consumed);
            written = sink.Written;
            return status;
        }
    }
}
