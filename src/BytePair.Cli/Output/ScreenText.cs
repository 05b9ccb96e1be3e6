using System.Text;

namespace BytePair.Cli.Output;

/// <summary>Text for standard output through a writer, for those who know none but <see cref="TextWriter"/>.</summary>
internal sealed class ScreenText(StandardOutput output) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write([value]);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(ReadOnlySpan<char> buffer) => Encoding.UTF8.GetBytes(buffer, output);
}
