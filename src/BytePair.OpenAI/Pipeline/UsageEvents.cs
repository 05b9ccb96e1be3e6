using BytePair.Budgeting;

namespace BytePair.OpenAI.Pipeline;

/// <summary>Finds what a stream of server-sent events says of the tokens that it took: in the last of its <c>data:</c> lines that says so.</summary>
/// <remarks>Lines are put together from whatever parts they come in. One that is longer than any that says so is let go.</remarks>
internal sealed class UsageEvents(Action<TokenUsage> found)
{
    /// <summary>The last event of a response repeats all of it: some megabytes at most.</summary>
    private const int MaxLineBytes = 1 << 24;

    private byte[] line = [];
    private int length;
    private TokenUsage? last;
    private bool isTooLong;
    private bool isTold;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            int end = bytes.IndexOf((byte)'\n');
            Append(end < 0 ? bytes : bytes.Slice(0, end));
            if (end < 0)
            {
                return;
            }

            EndLine();
            bytes = bytes.Slice(end + 1);
        }
    }

    public void End()
    {
        EndLine();
        if (last is not null && !isTold)
        {
            isTold = true;
            found(last);
        }
    }

    private void Append(ReadOnlySpan<byte> part)
    {
        isTooLong |= length + part.Length > MaxLineBytes;
        if (isTooLong)
        {
            return;
        }

        if (line.Length < length + part.Length)
        {
            Array.Resize(ref line, Math.Max(2 * line.Length, length + part.Length));
        }

        part.CopyTo(line.AsSpan(length));
        length += part.Length;
    }

    private void EndLine()
    {
        ReadOnlySpan<byte> text = line.AsSpan(0, length);
        if (!isTooLong && text.StartsWith("data:"u8) && text.IndexOf("\"usage\""u8) >= 0 && UsageJson.TryRead(text.Slice("data:".Length), out TokenUsage? usage))
        {
            last = usage;
        }

        length = 0;
        isTooLong = false;
    }
}
