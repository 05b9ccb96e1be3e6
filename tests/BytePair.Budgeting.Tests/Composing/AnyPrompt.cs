using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Budgeting.Tests.Composing;

/// <summary>A piece of a prompt, told apart from the builder: what it adds, what it says when all of it comes, and what its required texts say.</summary>
internal sealed record AnyPiece(string Description, Action<PromptBuilder> Add, string Whole)
{
    public override string ToString() => Description;
}

/// <summary>Prompts of every kind of piece, of groups and alternatives within one another.</summary>
internal sealed record AnyPrompt(AnyPiece[] Pieces, int MaxTokens)
{
    public static Arbitrary<AnyPrompt> Any { get; } = Arb.From(
        from pieces in Gen.ListOf(Piece(depth: 3)).Resize(8)
        from limit in Gen.OneOf(Gen.Choose(0, 12), Gen.Choose(0, 200))
        select new AnyPrompt([.. pieces], limit),
        prompt => Smaller(prompt));

    private static Gen<int?> Priority { get; } = Gen.OneOf(Gen.Constant<int?>(null), Gen.Choose(-2, 2).Select(value => (int?)value));

    public string Whole => string.Concat(Pieces.Select(piece => piece.Whole));

    public PromptBuilder Build()
    {
        PromptBuilder builder = new();
        foreach (AnyPiece piece in Pieces)
        {
            piece.Add(builder);
        }

        return builder;
    }

    public override string ToString() => $"{MaxTokens} tokens for [{string.Join(", ", (object[])Pieces)}]";

    private static IEnumerable<AnyPrompt> Smaller(AnyPrompt prompt) =>
        BytePair.Tests.Properties.Shrinking.Of(prompt.Pieces).Select(pieces => prompt with { Pieces = pieces });

    private static Gen<AnyPiece> Piece(int depth)
    {
        Gen<AnyPiece> text = from value in SeamTexts.One
                             from priority in Priority
                             select new AnyPiece($"text {Shown(value)} at {priority}", builder => builder.Text(value, priority), value);
        Gen<AnyPiece> cuttable = from value in SeamTexts.One
                                 from least in Gen.Choose(1, 3)
                                 from priority in Priority
                                 from keep in Gen.Elements(TruncationKeep.Start, TruncationKeep.End, TruncationKeep.StartAndEnd)
                                 select new AnyPiece($"cuttable {Shown(value)} to {least} at {priority}", builder => builder.CuttableText(value, least, priority, new TruncationOptions { Keep = keep }), value);
        Gen<AnyPiece> list = from items in Gen.ListOf(SeamTexts.One)
                             from priority in Gen.Choose(-2, 2)
                             from keep in Gen.Elements(PromptListKeep.First, PromptListKeep.Last)
                             from header in Gen.Elements("", "Notes:\n")
                             select new AnyPiece($"list {header}{string.Join("|", items.Select(Shown))} at {priority}", builder => builder.List(items, priority, keep, header), items.Count == 0 ? "" : header + string.Concat(items));
        Gen<AnyPiece> reserve = from tokens in Gen.Choose(0, 5)
                                from priority in Priority
                                select new AnyPiece($"{tokens} free at {priority}", builder => builder.Reserve(tokens, priority), "");
        if (depth == 0)
        {
            return Gen.Frequency((4, text), (2, cuttable), (2, list), (1, reserve));
        }

        Gen<AnyPiece[]> several = Gen.ListOf(Piece(depth - 1)).Resize(4).Select(pieces => pieces.ToArray());
        Gen<AnyPiece> group = from pieces in several
                              from priority in Priority
                              select new AnyPiece($"group at {priority} [{string.Join(", ", (object[])pieces)}]", builder => builder.Group(AddAll(pieces), priority), string.Concat(pieces.Select(piece => piece.Whole)));
        Gen<AnyPiece> choice = from first in several
                               from others in Gen.ListOf(several).Resize(2)
                               from priority in Priority
                               let all = new[] { first }.Concat(others).ToArray()
                               select new AnyPiece($"one of {all.Length} at {priority} [{string.Join(" | ", all.Select(each => string.Join(", ", (object[])each)))}]", builder => builder.FirstThatFits([.. all.Select(AddAll)], priority), string.Concat(first.Select(piece => piece.Whole)));
        return Gen.Frequency((4, text), (2, cuttable), (2, list), (1, reserve), (1, group), (1, choice));
    }

    private static Action<PromptBuilder> AddAll(AnyPiece[] pieces) => builder =>
    {
        foreach (AnyPiece piece in pieces)
        {
            piece.Add(builder);
        }
    };

    private static string Shown(string text)
    {
        StringBuilder shown = new("\"");
        foreach (char c in text)
        {
            shown.Append(c is >= ' ' and <= '~' ? c.ToString() : $"\\u{(int)c:x4}");
        }

        return shown.Append('"').ToString();
    }
}
