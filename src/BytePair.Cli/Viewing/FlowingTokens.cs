using System.Text;
using BytePair.Cli.Output;

namespace BytePair.Cli.Viewing;

/// <summary>Tokens as they stand in the text: lines end where they end there.</summary>
internal sealed class FlowingTokens(ViewWriter writer) : TokenView(writer)
{
    private const char LineFeed = '⏎';
    private readonly StringBuilder line = new();
    private bool isAtStart = true;

    protected override void Show(int id, ReadOnlySpan<byte> utf8, bool isSpecial)
    {
        if (!Writer.HasColours && !isAtStart)
        {
            Writer.Write("│");
        }

        string colour = Palette.Of(Count, isSpecial);
        while (!utf8.IsEmpty)
        {
            int end = utf8.IndexOf((byte)'\n') + 1;
            ReadOnlySpan<byte> part = end > 0 ? utf8[..end] : utf8;
            line.Clear();
            VisibleText.Append(line, part);
            Writer.Write(line.ToString(), colour);
            isAtStart = line[^1] == LineFeed && end > 0;
            if (isAtStart)
            {
                Writer.WriteLine();
            }

            utf8 = utf8[part.Length..];
        }
    }

    protected override void Finish()
    {
        if (!isAtStart)
        {
            Writer.WriteLine();
        }
    }
}
