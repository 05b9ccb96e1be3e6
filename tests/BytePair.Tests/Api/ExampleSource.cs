using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BytePair.Tests.Api;

/// <summary>Makes a class of an example, and a check of each comment that stands behind a statement. A comment on a line of its own is prose.</summary>
/// <remarks>
/// <c>int count = Count(text);  // 4</c> gets <c>ExampleChecks.Value("4", count);</c> behind it; of <c>Count(text);  // 4</c> the call goes
/// into the check, and of <c>Console.WriteLine(count);  // 4</c> what would be printed. Behind a call that returns nothing a comment is prose too.
/// </remarks>
internal static class ExampleSource
{
    public const string Method = "Run";

    private const string Usings =
        "using System; using System.Buffers; using System.Collections.Generic; using System.IO; using System.Linq; using System.Text; using System.Threading; using System.Threading.Tasks; " + Documented.Usings + " using BytePair.Tests.Api;\n";

    public static SyntaxTree Parse(string className, Example example)
    {
        bool isAsync = example.Code.Contains("await ", StringComparison.Ordinal);
        string head = $"{Usings}public static class {className} {{ public static {(isAsync ? "async Task" : "void")} {Method}() {{\n";
        string source = head + example.Code + "\n} }";
        SyntaxTree tree = CSharpSyntaxTree.ParseText(source);
        SemanticModel model = CSharpCompilation.Create("Types", [tree], DocumentedApi.References).GetSemanticModel(tree);
        IEnumerable<Edit> edits = from trivia in tree.GetRoot().DescendantTrivia()
                                  where trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) && !HasLineOfItsOwn(source, trivia) && !IsBehindNothing(trivia, model)
                                  select Check(trivia);
        foreach (Edit edit in edits.OrderByDescending(edit => edit.Start))
        {
            source = source[..edit.Start] + edit.Text + source[edit.End..];
        }

        return CSharpSyntaxTree.ParseText(source, path: example.Owner);
    }

    private static Edit Check(SyntaxTrivia comment)
    {
        string said = SymbolDisplay.FormatLiteral(comment.ToString()[2..].Trim(), quote: true);
        return comment.Token.Parent switch
        {
            LocalDeclarationStatementSyntax { Declaration.Variables: [var variable] } declaration => Behind(declaration, said, variable.Identifier.Text),
            ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } statement => Behind(statement, said, assignment.Left.ToString()),
            ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { ArgumentList.Arguments: [var printed] } call } statement
                when call.Expression.ToString() == "Console.WriteLine" => InsteadOf(statement, said, printed.ToString()),
            ExpressionStatementSyntax statement => InsteadOf(statement, said, statement.Expression.ToString()),
            _ => throw new InvalidOperationException($"The comment '{comment}' stands behind no value, so that nothing checks it; give it a line of its own."),
        };
    }

    /// <summary>A call that returns nothing may have prose behind it, unless it prints.</summary>
    private static bool IsBehindNothing(SyntaxTrivia comment, SemanticModel model) =>
        comment.Token.Parent is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call }
        && call.Expression.ToString() != "Console.WriteLine"
        && model.GetTypeInfo(call).Type is { SpecialType: SpecialType.System_Void };

    private static Edit Behind(StatementSyntax statement, string said, string value) =>
        new(statement.Span.End, statement.Span.End, $" {nameof(ExampleChecks)}.{nameof(ExampleChecks.Value)}({said}, {value});");

    private static Edit InsteadOf(StatementSyntax statement, string said, string value) =>
        new(statement.Span.Start, statement.Span.End, $"{nameof(ExampleChecks)}.{nameof(ExampleChecks.Value)}({said}, {value});");

    private static bool HasLineOfItsOwn(string source, SyntaxTrivia comment)
    {
        int lineStart = source.LastIndexOf('\n', comment.SpanStart) + 1;
        return string.IsNullOrWhiteSpace(source[lineStart..comment.SpanStart]);
    }

    private readonly record struct Edit(int Start, int End, string Text);
}
