using BytePair.Pretokenization;
using BytePair.Pretokenization.Rules;
using BytePair.Tests.Properties;
using NaiveTruncation = BytePair.Tests.Reference.NaiveTruncation;

namespace BytePair.Tests.Pretokenization;

/// <summary>A grammar that remembers runs cuts as one that looks each time, whatever was asked before; and it knows how far it has looked.</summary>
public sealed class RememberedRunsProperties
{
    [Fact]
    public void From_the_end_to_the_beginning() => EachGrammar(FromTheEnd<Gpt2Grammar<Gpt2Rules>>, FromTheEnd<Cl100kGrammar<Cl100kRules>>, FromTheEnd<O200kGrammar<O200kRules>>, FromTheEnd<Gpt2Grammar<StarCoderRules>>, FromTheEnd<Cl100kGrammar<Llama3Rules>>, FromTheEnd<Cl100kGrammar<Qwen35Rules>>, FromTheEnd<O200kGrammar<TekkenRules>>);

    [Fact]
    public void Of_longer_and_longer_beginnings() => EachGrammar(Growing<Gpt2Grammar<Gpt2Rules>>, Growing<Cl100kGrammar<Cl100kRules>>, Growing<O200kGrammar<O200kRules>>, Growing<Gpt2Grammar<StarCoderRules>>, Growing<Cl100kGrammar<Llama3Rules>>, Growing<Cl100kGrammar<Qwen35Rules>>, Growing<O200kGrammar<TekkenRules>>);

    [Fact]
    public void Of_any_place_and_length() => EachGrammar(AnyOrder<Gpt2Grammar<Gpt2Rules>>, AnyOrder<Cl100kGrammar<Cl100kRules>>, AnyOrder<O200kGrammar<O200kRules>>, AnyOrder<Gpt2Grammar<StarCoderRules>>, AnyOrder<Cl100kGrammar<Llama3Rules>>, AnyOrder<Cl100kGrammar<Qwen35Rules>>, AnyOrder<O200kGrammar<TekkenRules>>);

    private static void EachGrammar(params Action<byte[]>[] checks) => Invariant.Holds(HostileText.Bytes, bytes =>
    {
        foreach (Action<byte[]> check in checks)
        {
            check(bytes.Value);
        }
    });

    private static void FromTheEnd<TGrammar>(byte[] text)
        where TGrammar : struct, IRunGrammar
    {
        var runs = new RememberedRuns();
        foreach (int start in NaiveTruncation.Places(text).Reverse().Skip(1))
        {
            Assert.Equal(default(TGrammar).PieceEnd(text, start), default(TGrammar).PieceEnd(text, start, ref runs));
        }
    }

    /// <summary>Also: a beginning that goes beyond what was looked at doesn't change the piece.</summary>
    private static void Growing<TGrammar>(byte[] text)
        where TGrammar : struct, IRunGrammar
    {
        int[] places = NaiveTruncation.Places(text);
        var runs = new RememberedRuns();
        foreach (int length in places)
        {
            ReadOnlySpan<byte> beginning = text.AsSpan(0, length);
            for (int start = 0; start < length;)
            {
                runs.Reach = 0;
                int end = default(TGrammar).PieceEnd(beginning, start, ref runs);
                Assert.Equal(default(TGrammar).PieceEnd(beginning, start), end);
                if (Math.Max(start + 12, runs.Reach + 4) <= length)
                {
                    Assert.Equal(default(TGrammar).PieceEnd(text, start), end);
                }

                start = end;
            }
        }
    }

    private static void AnyOrder<TGrammar>(byte[] text)
        where TGrammar : struct, IRunGrammar
    {
        int[] places = NaiveTruncation.Places(text);
        var random = new Random(text.Length);
        var runs = new RememberedRuns();
        for (int i = 0; i < 50 && text.Length > 0; i++)
        {
            int from = random.Next(places.Length - 1);
            int to = random.Next(from + 1, places.Length);
            ReadOnlySpan<byte> beginning = text.AsSpan(0, places[to]);
            Assert.Equal(default(TGrammar).PieceEnd(beginning, places[from]), default(TGrammar).PieceEnd(beginning, places[from], ref runs));
        }
    }
}
