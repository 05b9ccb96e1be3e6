using System.Diagnostics;
using System.Text.Json;

namespace BytePair.Cli.Tests.Corpus;

/// <summary>Whatever ends the process, the same command goes on, and the folder is in the end what one uninterrupted run makes, byte by byte.</summary>
public sealed class CorpusResumeTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("jsonl", "megatron", "300K")]
    [InlineData("json", "npy", "123K")]
    [InlineData("json", "datatrove", "1M")]
    [InlineData("text", "llmc", "200K")]
    public void Killed_again_and_again_at_any_moment_it_makes_the_same_in_the_end(string input, string format, string shardTokens)
    {
        string[] documents = [.. CorpusTexts.Make(21, 2000, 40), CorpusTexts.Long(22), .. CorpusTexts.Make(23, 2000, 40), new string('z', 2_500_000), .. CorpusTexts.Make(24, 2000, 40)];
        byte[] bytes = input switch
        {
            "jsonl" => CorpusTexts.Pack(CorpusTexts.ToJsonLines(documents)),
            "json" => CorpusTexts.ToJsonArray(documents),
            _ => System.Text.Encoding.UTF8.GetBytes(string.Concat(documents)),
        };
        string first = folder.Write("first.txt", "A text before.");
        string whole = Path.Combine(folder.Path, "whole");
        string killed = Path.Combine(folder.Path, "killed");
        string[] files = input == "text" ? [first, "-"] : ["-"];
        string[] arguments = ["corpus", "--format", format, "--shard-tokens", shardTokens, "--split", "0.3", "--checkpoint", "0", "--input", input, .. files];
        Bytepair.AssertSuccess(Bytepair.RunWith(bytes, [.. arguments, "--threads", "1", "-o", whole]));
        long length = TextLengthIn(whole);

        // It can't come to its end before all is fed, and is killed behind some place, whatever it is doing then.
        foreach ((double fed, double behind) in ((double, double)[])[(0.1, -1), (0.4, 0.1), (0.95, 0.4)])
        {
            Kill(bytes.AsMemory(0, (int)(bytes.Length * fed)), killed, (long)(length * behind), [.. arguments, "-o", killed]);
        }

        Bytepair.AssertSuccess(Bytepair.RunWith(bytes, [.. arguments, "-o", killed]));
        AssertSame(whole, killed);
    }

    [Fact]
    public void Standard_input_is_gone_on_with_when_it_comes_again()
    {
        byte[] lines = CorpusTexts.ToJsonLines(CorpusTexts.Make(25, 4000));
        string whole = Path.Combine(folder.Path, "whole");
        string killed = Path.Combine(folder.Path, "killed");
        string[] arguments = ["corpus", "--format", "megatron", "--shard-tokens", "100K", "--checkpoint", "0", "--input", "jsonl"];
        Bytepair.AssertSuccess(Bytepair.RunWith(lines, [.. arguments, "-o", whole]));

        Kill(lines.AsMemory(0, lines.Length * 3 / 4), killed, lines.Length / 4, [.. arguments, "-o", killed]);

        // Another text under the same name is seen, and changes nothing.
        byte[] other = [.. lines];
        other[lines.Length / 8] ^= 2;
        Bytepair.AssertFailure(Bytepair.RunWith(other, [.. arguments, "-o", killed]), "standard input is not what it was");
        Bytepair.AssertFailure(Bytepair.RunWith(lines.AsSpan(0, 1000).ToArray(), [.. arguments, "-o", killed]), "standard input is not what it was");

        Bytepair.AssertSuccess(Bytepair.RunWith(lines, [.. arguments, "-o", killed]));
        AssertSame(whole, killed);
    }

    [Fact]
    public void Other_settings_or_sources_are_refused_and_restart_begins_anew()
    {
        string one = folder.Write("one.txt", "hello world");
        string two = folder.Write("two.jsonl", "\"hello\"\nno\n");
        string output = Path.Combine(folder.Path, "out");
        Bytepair.AssertFailure(Bytepair.Run("corpus", "-o", output, one, two), "two.jsonl", "line 2, byte 2");

        Bytepair.AssertFailure(Bytepair.Run("corpus", "-o", output, one, two, "-e", "gpt2"), "--encoding 'o200k_base'", "--restart");
        Bytepair.AssertFailure(Bytepair.Run("corpus", "-o", output, one, two, "--split", "0.5"), "--split '0'", "--restart");
        Bytepair.AssertFailure(Bytepair.Run("corpus", "-o", output, one), "other files", "--restart");
        Outcome outcome = Bytepair.Run("corpus", "-o", output, one, two, "--skip-invalid");
        Assert.Equal("train: 2 documents, 5 tokens, 1 shard\nskipped: 1 invalid document\n", outcome.Text);

        // What is complete is left alone, unless it would be another.
        Assert.Equal(outcome.Text, Bytepair.Run("corpus", "-o", output, one, two).Text);
        folder.Write("one.txt", "hello there");
        Bytepair.AssertFailure(Bytepair.Run("corpus", "-o", output, one, two), "one.txt", "is not what it was");
        Bytepair.AssertSuccess(Bytepair.Run("corpus", "-o", output, one, "--restart", "--format", "datatrove", "--shard-tokens", "1"));
        Assert.Equal(["manifest.json", "train_000000.ds", "train_000000.ds.index", "train_000000.ds.metadata"], FilesOf(output));
    }

    [Fact]
    public void Files_that_are_there_and_are_no_corpus_are_never_overwritten()
    {
        string input = folder.Write("in.txt", "hello world");
        folder.Write("train.bin", "precious");

        Bytepair.AssertFailure(Bytepair.Run("corpus", "-o", folder.Path, input), "train.bin", "exists already");
        Bytepair.AssertFailure(Bytepair.Run("corpus", "--restart", "-o", folder.Path, input), "train.bin", "exists already");

        Assert.Equal("precious", File.ReadAllText(Path.Combine(folder.Path, "train.bin")));
        Assert.False(File.Exists(Path.Combine(folder.Path, "journal.json")));
    }

    [Fact]
    public void Two_processes_do_not_write_to_one_folder()
    {
        string output = Path.Combine(folder.Path, "out");
        using Process first = Bytepair.Start("corpus", "-o", output);
        WaitFor(() => File.Exists(Path.Combine(output, "journal.json")), first);

        Bytepair.AssertFailure(Bytepair.Run("corpus", "-o", output), "another process");

        first.StandardInput.Close();
        Assert.True(first.WaitForExit(Patience));
        Assert.Equal(0, first.ExitCode);
    }

    [UnixFact]
    public void A_disk_that_is_full_is_one_line_and_with_more_room_the_work_goes_on()
    {
        string input = folder.Write("in.txt", string.Concat(CorpusTexts.Make(26, 4000)));
        string whole = Path.Combine(folder.Path, "whole");
        string filled = Path.Combine(folder.Path, "filled");
        Bytepair.AssertSuccess(Bytepair.Run("corpus", "-o", whole, input));

        // Files may have 2 MB (4096 blocks of 512 bytes); the runtime must not map memory by larger ones.
        Outcome outcome = Bytepair.RunShell(
            $"trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0; ulimit -f 4096; bytepair corpus --checkpoint 0 -o '{filled}' '{input}'");

        Bytepair.AssertFailure(outcome, "can't write to", filled, "goes on");
        Assert.True(OffsetIn(filled) > 0);
        Bytepair.AssertSuccess(Bytepair.Run("corpus", "-o", filled, input));
        AssertSame(whole, filled);
    }

    [AccessRightsFact]
    public void A_folder_that_may_not_be_written_to_is_told_so()
    {
        string input = folder.Write("in.txt", "hello world");
        string output = Directory.CreateDirectory(Path.Combine(folder.Path, "out")).FullName;
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(output, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        Bytepair.AssertFailure(Bytepair.Run("corpus", "-o", output, input), "can't write to", output);
    }

    [UnixFact]
    public void Nobody_needs_to_read_what_it_says()
    {
        string input = folder.Write("in.txt", "hello world");
        string output = Path.Combine(folder.Path, "out");

        Bytepair.AssertSuccess(Bytepair.RunShell($"bytepair corpus -o '{output}' '{input}' | true"));
        Assert.Equal(0, Bytepair.Run("corpus", "--verify", output).ExitCode);
        Bytepair.AssertFailure(Bytepair.RunShell($"bytepair corpus -o '{output}2' <&-"), "standard input is closed");
    }

    [Fact]
    public void Memory_does_not_grow_with_documents()
    {
        const int Size = 100_000_000;
        string input = folder.Write("in.jsonl", [(byte)'"', .. Enumerable.Repeat((byte)'q', Size / 2), .. "\"\n\""u8, .. System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("to be, or not ", Size / 28))), .. "\"\n"u8]);

        Outcome outcome = Bytepair.Run("corpus", "--format", "megatron", "-o", Path.Combine(folder.Path, "out"), input);

        Bytepair.AssertSuccess(outcome);
        Assert.StartsWith("train: 2 documents, ", outcome.Text, StringComparison.Ordinal);
        Assert.InRange(outcome.PeakMemory, 1 << 20, 250L << 20);
    }

    /// <summary>Runs with a part of the input, and kills as soon as the journal is behind a place.</summary>
    private static void Kill(ReadOnlyMemory<byte> input, string output, long offset, string[] arguments)
    {
        using Process process = Bytepair.Start(arguments);
        Task feeding = Task.Run(() =>
        {
            try
            {
                process.StandardInput.BaseStream.Write(input.Span);
                process.StandardInput.BaseStream.Flush();
            }
            catch (IOException)
            {
                // It was killed before it had read all.
            }
        });
        WaitFor(() => OffsetIn(output) > offset, process);
        process.Kill();
        process.WaitForExit();
        feeding.Wait();
    }

    private static long TextLengthIn(string output)
    {
        using JsonDocument manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(output, "manifest.json")));
        return manifest.RootElement.GetProperty("sources").EnumerateArray().Last().GetProperty("textBytes").GetInt64();
    }

    /// <summary>How far reading has come in the last source, by the journal; -1 without one.</summary>
    private static long OffsetIn(string output)
    {
        try
        {
            using JsonDocument journal = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(output, "journal.json")));
            JsonElement position = journal.RootElement.GetProperty("position");
            return position.GetProperty("offset").GetInt64();
        }
        catch (IOException)
        {
            return -1;
        }
    }

    private static void WaitFor(Func<bool> condition, Process process)
    {
        long started = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(started) > Patience || process.HasExited)
            {
                string said = process.HasExited ? process.StandardError.ReadToEnd() : "";
                process.Kill();
                Assert.True(condition(), $"It didn't come to that. {said}");
            }

            Thread.Sleep(1);
        }
    }

    private static string[] FilesOf(string output) => [.. Directory.GetFiles(output).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    private static void AssertSame(string expected, string actual)
    {
        Assert.Equal(FilesOf(expected), FilesOf(actual));
        foreach (string file in FilesOf(expected))
        {
            Assert.True(File.ReadAllBytes(Path.Combine(expected, file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(actual, file))), $"{file} differs.");
        }
    }
}
