using System.Xml.Linq;
using BytePair.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BytePair.Tests.Api;

/// <summary>The library's public members with their documentation, as the build wrote it.</summary>
internal static class DocumentedApi
{
    private static readonly Dictionary<string, XElement> Documentation = XDocument.Load(Repository.OutputPathOf(Documented.Assembly.GetName().Name + ".xml"))
        .Descendants("member")
        .ToDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal);

    /// <summary>All that code on this runtime may refer to, the library among it.</summary>
    public static IReadOnlyList<MetadataReference> References { get; } =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    private static ISymbol[] Public { get; } = [.. SymbolsOf(Library().GlobalNamespace).Where(symbol => symbol.DeclaredAccessibility == Accessibility.Public)];

    /// <summary>The examples of public types and members, those of the build and not those inherited.</summary>
    public static IEnumerable<Example> Examples =>
        from symbol in Public
        let id = symbol.GetDocumentationCommentId()!
        where Documentation.ContainsKey(id)
        from code in Documentation[id].Elements("example").Elements("code")
        select new Example(id, code.Value);

    /// <summary>Public methods that are written by hand, and so documented; equality, and enumerators, which <c>foreach</c> calls, aside.</summary>
    public static IEnumerable<string> Methods =>
        from method in Public.OfType<IMethodSymbol>()
        where method is { MethodKind: MethodKind.Ordinary, IsOverride: false, Name: not "Equals", ContainingType.Name: not "Enumerator" }
        select method.GetDocumentationCommentId()! into id
        where Documentation.ContainsKey(id)
        select id;

    /// <summary>Whether its documentation, or that which it inherits, has an example.</summary>
    public static bool HasExample(string id)
    {
        XElement documentation = Documentation[id];
        return documentation.Elements("example").Elements("code").Any()
            || (documentation.Elements("inheritdoc").Attributes("cref").FirstOrDefault() is { } inherited && HasExample(inherited.Value));
    }

    private static IAssemblySymbol Library()
    {
        MetadataReference library = MetadataReference.CreateFromFile(Documented.Assembly.Location);
        var compilation = CSharpCompilation.Create("Documentation", references: [.. References, library]);
        return (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(library)!;
    }

    private static IEnumerable<ISymbol> SymbolsOf(INamespaceOrTypeSymbol parent) =>
        from symbol in parent.GetMembers()
        where symbol is INamespaceSymbol || symbol.DeclaredAccessibility == Accessibility.Public
        from found in symbol is INamespaceOrTypeSymbol inner ? SymbolsOf(inner).Prepend(symbol) : [symbol]
        select found;
}
