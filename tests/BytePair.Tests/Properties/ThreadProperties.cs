using BytePair.Tests.Support;
using FsCheck.Fluent;

namespace BytePair.Tests.Properties;

/// <summary>One instance serves any number of threads.</summary>
public sealed class ThreadProperties
{
    private const int Texts = 100;
    private const int Threads = 32;

    [Theory, EachEncoding]
    public void Many_threads_on_one_instance_get_the_ids_of_one_thread(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        HostileText[] texts = [.. HostileText.Any.Generator.Sample(Texts, 60)];
        int[][] expected = [.. texts.Select(text => tokenizer.EncodeToIds(text.Value))];

        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(first => new Thread(() => Encode(first)))];
        Exception? failure = null;
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.Null(failure);

        // Each thread starts elsewhere, so that at any moment they work on different texts, and now and then on the same.
        void Encode(int first)
        {
            try
            {
                for (int i = 0; i < Texts; i++)
                {
                    int at = (first * 53 + i) % Texts;
                    EveryShape.Encodes(tokenizer, texts[at].Value, expected[at]);
                    EveryShape.Decodes(tokenizer, expected[at], EveryShape.Utf8(texts[at].Value));
                }
            }
            catch (Exception e)
            {
                failure = e;
            }
        }
    }
}
