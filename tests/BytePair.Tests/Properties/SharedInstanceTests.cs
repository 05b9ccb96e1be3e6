using System.Reflection;
using System.Runtime.Loader;
using BytePair.Tests.Support;

namespace BytePair.Tests.Properties;

/// <summary>One instance for everybody: made once however many ask first, and used by all at once in every way.</summary>
public sealed class SharedInstanceTests
{
    private const int Threads = 32;

    /// <summary>The library is loaded anew each time, so that nothing has been made before the threads start.</summary>
    [Fact]
    public void However_many_threads_ask_first_an_encoding_is_made_once()
    {
        for (int run = 0; run < 10; run++)
        {
            AssemblyLoadContext context = new("fresh", isCollectible: true);
            Assembly fresh = context.LoadFromAssemblyPath(typeof(BpeTokenizer).Assembly.Location);
            MethodInfo method = fresh.GetType(typeof(BpeTokenizer).FullName!)!.GetMethod(nameof(BpeTokenizer.ForEncoding))!;
            object?[] made = new object?[Threads];
            AllAtOnce(thread => made[thread] = method.Invoke(null, ["o200k_harmony"]));
            Assert.Single(made.Distinct(ReferenceEqualityComparer.Instance));
            Assert.NotSame(BpeTokenizer.ForEncoding("o200k_harmony"), made[0]);
            context.Unload();
        }
    }

    [Fact]
    public void All_ways_to_use_it_go_together()
    {
        BpeTokenizer shared = BpeTokenizer.ForEncoding("cl100k_base");
        string[] texts = ["naïve 😞 text <|im_start|>", "汉字编码测试 <|endoftext|>", "It's 12,345 tokens…\r\n\r\n  <|im_end|>", "x"];
        int[][] expected = [.. texts.Select(text => shared.EncodeToIds(text))];
        AllAtOnce(thread =>
        {
            BpeTokenizer own = shared.WithSpecialTokens([new("<|im_start|>", 100264), new("<|im_end|>", 300_000 + thread)]);
            for (int i = 0; i < 60; i++)
            {
                int at = (thread + i) % texts.Length;
                EveryShape.Encodes(shared, texts[at], expected[at]);
                EveryShape.Encodes(own, texts[at], expected[at]);
                EveryShape.Decodes(own, expected[at], EveryShape.Utf8(texts[at]));
                EveryShape.Encodes(own, "<|im_end|>", [300_000 + thread], SpecialTokenHandling.Recognize);
                Assert.Equal(100257, own.GetTokenId("<|endoftext|>"));
                Assert.False(shared.CanFollow(39, 4896)); // H and ello
                Assert.True(shared.CanFollow(9906, 1917)); // Hello and world
                Assert.Equal("Hello", shared.GetTokenText(shared.FindTokensByPrefix("Hello")[0]));
            }
        });
    }

    private static void AllAtOnce(Action<int> action)
    {
        using Barrier barrier = new(Threads);
        Exception? failure = null;
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(number => new Thread(() =>
        {
            try
            {
                barrier.SignalAndWait();
                action(number);
            }
            catch (Exception e)
            {
                failure = e;
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.Null(failure);
    }
}
