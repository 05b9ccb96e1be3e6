using System.Diagnostics;

namespace BytePair.Cli.Tests;

/// <summary>Whatever goes wrong: exactly one line on standard error that says what, nothing on standard output, exit code 2.</summary>
public sealed class FailureTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("no command given", "encode, decode")]
    [InlineData("'coutn' is no command", "encode, decode", "coutn")]
    [InlineData("unknown encoding 'cl200k'", "o200k_base", "count", "-e", "cl200k")]
    [InlineData("unknown encoding 'CL100K_BASE'", "cl100k_base", "decode", "-e", "CL100K_BASE")]
    [InlineData("unknown encoding ''", "cl100k_base", "encode", "-e", "")]
    [InlineData("unknown model 'gpt-unknown'", "--encoding", "encode", "-m", "gpt-unknown")]
    [InlineData("unknown model ''", "--encoding", "encode", "--model", "")]
    [InlineData("--encoding and --model exclude each other", "bytepair count --help", "count", "-e", "gpt2", "-m", "gpt-4o")]
    [InlineData("unknown option '--encodnig'", "bytepair count --help", "count", "--encodnig", "gpt2")]
    [InlineData("unknown option '-x'", "bytepair encode --help", "encode", "-x")]
    [InlineData("unknown option '--special'", "bytepair decode --help", "decode", "--special", "reject")]
    [InlineData("'--encoding'", "bytepair count --help", "count", "--encoding")]
    [InlineData("expects a single argument", "bytepair count --help", "count", "-e", "gpt2", "-e", "r50k_base")]
    [InlineData("--special can't be 'all'", "text, recognize or reject", "count", "--special", "all")]
    [InlineData("a file name is empty", "unset", "count", "")]
    [InlineData("no file matches", "nowhere/*.txt", "count", "nowhere/*.txt")]
    [InlineData("--by can't be 'size'", "extension or folder", "count", "--by", "size")]
    [InlineData("--limit can't be 'many'", "whole number", "count", "--limit", "many")]
    [InlineData("--json and --csv exclude each other", "bytepair count --help", "count", "--json", "--csv")]
    [InlineData("--color can't be 'red'", "auto, always or never", "count", "--color", "red")]
    [InlineData("--field can't be 'a..b'", "messages[].content", "count", "--field", "a..b")]
    [InlineData("--pattern belongs to the file of --tokenizer", "bytepair count --help", "count", "--pattern", "gpt2")]
    [InlineData("no file 'none.json'", "tokenizer", "count", "--tokenizer", "none.json")]
    [InlineData("no/such/file.txt", "there is no file", "encode", "no/such/file.txt")]
    [InlineData("no\\u000Asuch\\u001B[31mfile", "there is no file", "encode", "no\nsuch\u001b[31mfile")]
    public void A_wrong_command_line_is_one_line_and_exit_code_2(string says, string andSays, params string[] arguments)
    {
        Outcome outcome = Bytepair.Run(arguments);

        Bytepair.AssertFailure(outcome, says, andSays);
        Assert.Empty(outcome.Output);
    }

    [Theory]
    [InlineData("encode")]
    [InlineData("decode")]
    public void A_folder_is_no_file(string command)
    {
        Outcome outcome = Bytepair.Run(command, folder.Path);

        Bytepair.AssertFailure(outcome, folder.Path, "is a folder");
        Assert.Empty(outcome.Output);
    }

    [AccessRightsFact]
    public void A_file_that_may_not_be_read_is_told_so()
    {
        string path = folder.Write("secret.txt", "hello");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.None);
        }

        Bytepair.AssertFailure(Bytepair.Run("count", path), path, "no permission");
    }

    [UnixFact]
    public void A_full_disk_is_told_once_whatever_the_number_of_files()
    {
        if (!File.Exists("/dev/full"))
        {
            Assert.False(OperatingSystem.IsLinux(), "Linux has /dev/full.");
            return;
        }

        string path = folder.Write("a.txt", "hello world");
        Outcome outcome = Bytepair.RunShell($"bytepair count '{path}' '{path}' '{path}' > /dev/full");

        Bytepair.AssertFailure(outcome, "can't write to standard output");
    }

    /// <summary>The number of a closed stream goes to a pipe of the runtime's own: who reads it waits forever. A watchdog ends that.</summary>
    [UnixFact]
    public void A_closed_standard_input_is_told()
    {
        foreach (string command in (string[])["count", "encode", "decode", "count -"])
        {
            Outcome outcome = Bytepair.RunShell(
                $"bytepair {command} <&- & run=$!; (sleep 60; kill -9 $run) >&- 2>&- & watchdog=$!; wait $run; result=$?; kill $watchdog; exit $result");

            Bytepair.AssertFailure(outcome, "standard input is closed");
            Assert.Empty(outcome.Output);
        }
    }

    [UnixFact]
    public void A_closed_standard_output_is_told()
    {
        string path = folder.Write("a.txt", "hello world");

        Bytepair.AssertFailure(Bytepair.RunShell($"bytepair count '{path}' >&-"), "standard output", "closed");
        Bytepair.AssertFailure(Bytepair.RunShell($"bytepair encode '{path}' <&- >&-"), "standard output", "closed");
    }

    [UnixFact]
    public void Two_runs_can_share_an_output_file()
    {
        string input = folder.Write("a.txt", "hello world");
        string shared = Path.Combine(folder.Path, "out.txt");

        Outcome outcome = Bytepair.RunShell(
            $"(for command in count encode; do bytepair $command -e cl100k_base < '{input}'; done) > '{shared}'");

        Bytepair.AssertSuccess(outcome);
        Assert.Equal("2\n15339 1917\n", File.ReadAllText(shared));
    }

    [Theory]
    [InlineData("encode")]
    [InlineData("decode")]
    [InlineData("view")]
    public async Task A_reader_that_leaves_ends_the_work_quietly(string command)
    {
        // Endless input: only a program that notices the closed pipe comes to an end.
        using Process process = Bytepair.Start(command);
        byte[] block = Enumerable.Repeat("12345 "u8.ToArray(), 10_000).SelectMany(id => id).ToArray();
        bool refused = false;
        Task feeding = Task.Run(() =>
        {
            try
            {
                while (true)
                {
                    process.StandardInput.BaseStream.Write(block);
                }
            }
            catch (IOException)
            {
                refused = true;
            }
        });

        process.StandardOutput.BaseStream.ReadExactly(new byte[100]);
        process.StandardOutput.Dispose();

        bool ended = process.WaitForExit(TimeSpan.FromSeconds(60));
        if (!ended)
        {
            process.Kill();
        }

        Assert.True(ended || OperatingSystem.IsWindows(), $"{command} went on although nobody read its output.");
        await feeding;
        Assert.True(refused);
        Assert.Equal("", await process.StandardError.ReadToEndAsync());
        Assert.Equal(0, ended ? process.ExitCode : 0);
    }
}
