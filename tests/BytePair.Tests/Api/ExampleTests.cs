using System.Reflection;
using BytePair.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BytePair.Tests.Api;

/// <summary>The documentation shows what is so: each example compiles as it stands, runs, and gives what its comments say.</summary>
public sealed class ExampleTests
{
    [Fact]
    public void Every_method_has_an_example()
    {
        Assert.NotEmpty(DocumentedApi.Methods);
        Assert.All(DocumentedApi.Methods, method => Assert.True(DocumentedApi.HasExample(method), $"{method} has no <example><code> in its documentation."));
    }

    [Fact]
    public void Every_example_runs_and_says_what_is_so()
    {
        Failures failures = new();
        foreach (Example example in DocumentedApi.Examples)
        {
            failures.Check(example.Owner, () => Run(example));
        }

        failures.AssertNone();
    }

    [Theory]
    [InlineData("4", "4", true)]
    [InlineData("4 tokens", "4", true)]
    [InlineData("42", "4", false)]
    [InlineData("4, 5", "4", false)]
    [InlineData("1, 2, …", "1, 2, 3", true)]
    [InlineData("1, 3, …", "1, 2, 3", false)]
    [InlineData("\"a b\"", "a b", true)]
    [InlineData("a", "a b", false)]
    [InlineData("a", " a", true)]
    [InlineData("\"a\"", " a", false)]
    [InlineData("True", "true", true)]
    [InlineData("true", "false", false)]
    [InlineData("", "", false)]
    public void A_comment_is_compared_with_the_value(string comment, string value, bool agrees) =>
        Assert.Equal(agrees, Record.Exception(() => ExampleChecks.Says(comment, value)) is null);

    [Theory]
    [InlineData("int a = 1;   // 2")]
    [InlineData("int a = 1; a = 3;   // 2")]
    [InlineData("Console.WriteLine(1);   // 2")]
    [InlineData("Math.Abs(-1);   // 2")]
    [InlineData("if (true)   // 2\n{\n}")]
    [InlineData("no code")]
    public void An_example_that_is_wrong_is_noticed(string code) => Assert.NotNull(Record.Exception(() => Run(new Example("T:Wrong", code))));

    [Theory]
    [InlineData("var list = new List<int>();\nlist.Add(1);   // the first\nint count = list.Count;   // 1")]
    [InlineData("// Prose.\nConsole.WriteLine(1);   // 1")]
    [InlineData("int a = 1;\na = 2;   // 2\nMath.Abs(-a);   // 2\nint[] b = [a, 3];   // 2, 3")]
    public void An_example_that_is_right_passes(string code) => Run(new Example("T:Right", code));

    private static void Run(Example example)
    {
        const string ClassName = "ExampleUnderTest";
        var compilation = CSharpCompilation.Create(
            "Example", [ExampleSource.Parse(ClassName, example)], DocumentedApi.References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using MemoryStream assembly = new();
        IEnumerable<Diagnostic> errors = compilation.Emit(assembly).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.True(!errors.Any(), string.Join("\n", errors) + "\n" + compilation.SyntaxTrees.Single());
        MethodInfo method = Assembly.Load(assembly.ToArray()).GetType(ClassName)!.GetMethod(ExampleSource.Method)!;
        try
        {
            ((Task?)method.Invoke(null, null))?.GetAwaiter().GetResult();
        }
        catch (TargetInvocationException e)
        {
            throw e.InnerException!;
        }
    }
}
