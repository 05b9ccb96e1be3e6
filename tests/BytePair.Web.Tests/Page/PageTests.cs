using System.Security.Cryptography;
using System.Text;
using BytePair.Web.Tests.Support;

namespace BytePair.Web.Tests.Page;

/// <summary>The page is one document that loads nothing, and its sources keep to what makes one of them.</summary>
public sealed class PageTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly string Sources = Path.Combine(Repository.Root, "src", "BytePair.Web", "Page");

    public static TheoryData<string> Modules => new(Directory.GetFiles(Sources, "*.js").Select(path => Path.GetFileName(path)));

    [Fact]
    public async Task It_names_no_other_file()
    {
        string html = await Html();
        Assert.DoesNotContain("src=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", html, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", html, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", html, StringComparison.Ordinal);
        Assert.Equal(["http://www.w3.org/2000/svg"], Words(html).Where(word => word.StartsWith("http://", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Its_two_blocks_are_those_that_the_policy_lets_in()
    {
        string html = await Html();
        using HttpResponseMessage response = await server.Client.GetAsync(new Uri("/", UriKind.Relative));
        string policy = response.Headers.GetValues("Content-Security-Policy").Single();

        Assert.Contains($"script-src {Hash(Between(html, "<script type=\"module\">", "</script>"))};", policy, StringComparison.Ordinal);
        Assert.Contains($"style-src {Hash(Between(html, "<style>", "</style>"))};", policy, StringComparison.Ordinal);
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
    }

    [Fact]
    public async Task Every_module_is_in_it_once()
    {
        string script = Between(await Html(), "<script type=\"module\">", "</script>");
        foreach (string module in Directory.GetFiles(Sources, "*.js"))
        {
            string opening = File.ReadLines(module).First();
            Assert.StartsWith("// ", opening, StringComparison.Ordinal);
            Assert.Equal(2, script.Split(opening + "\n").Length);
        }

        Assert.DoesNotContain("\nimport ", script, StringComparison.Ordinal);
        Assert.DoesNotContain("\nexport ", script, StringComparison.Ordinal);
    }

    [Fact]
    public void No_two_modules_declare_the_same_name()
    {
        string[] names = [.. Directory.GetFiles(Sources, "*.js").SelectMany(File.ReadLines).Select(DeclaredName).OfType<string>()];
        Assert.NotEmpty(names);
        Assert.Equal(names.Distinct(), names);
    }

    [Theory, MemberData(nameof(Modules))]
    public void A_module_imports_plainly(string module)
    {
        foreach (string line in File.ReadLines(Path.Combine(Sources, module)).Where(line => line.StartsWith("import", StringComparison.Ordinal)))
        {
            Assert.Matches(@"^import \{ [A-Za-z]+(, [A-Za-z]+)* \} from '\./[A-Za-z]+\.js';$", line);
        }
    }

    private static string? DeclaredName(string line)
    {
        string[] words = line.Split([' ', '(', ';', '{'], StringSplitOptions.RemoveEmptyEntries);
        int at = 0;
        while (at < words.Length && words[at] is "export" or "async" or "const" or "let" or "class" or "function" or "function*")
        {
            at++;
        }

        return at > 0 && line[0] != ' ' ? words[at] : null;
    }

    private static string[] Words(string html) => html.Split(' ', '\'', '"', '>', '<');

    private static string Hash(string block) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(block)))}'";

    private static string Between(string text, string before, string after)
    {
        int start = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return text[start..text.IndexOf(after, start, StringComparison.Ordinal)];
    }

    private Task<string> Html() => server.Client.GetStringAsync(new Uri("/", UriKind.Relative));
}
