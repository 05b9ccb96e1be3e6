using System.ClientModel;
using System.ClientModel.Primitives;

namespace BytePair.OpenAI.Pipeline;

/// <summary>A body that was written once to be read, and is sent as it was written: so it costs no second writing, and one that can be written only once is fine too.</summary>
internal sealed class HeldContent : BinaryContent
{
    private readonly BinaryContent original;
    private readonly byte[] bytes;

    private HeldContent(BinaryContent original, byte[] bytes)
    {
        this.original = original;
        this.bytes = bytes;
    }

    /// <summary>The bytes of a request's body, which it has still.</summary>
    public static ReadOnlyMemory<byte> Take(PipelineRequest request, CancellationToken cancellationToken)
    {
        if (request.Content is not HeldContent held)
        {
            using var stream = new MemoryStream();
            request.Content!.WriteTo(stream, cancellationToken);
            held = new HeldContent(request.Content, stream.ToArray());
            request.Content = held;
        }

        return held.bytes;
    }

    public override bool TryComputeLength(out long length)
    {
        length = bytes.Length;
        return true;
    }

    public override void WriteTo(Stream stream, CancellationToken cancellationToken = default) => stream.Write(bytes, 0, bytes.Length);

#pragma warning disable CA1835 // Streams take memory from .NET Core 2.1 on only.
    public override Task WriteToAsync(Stream stream, CancellationToken cancellationToken = default) => stream.WriteAsync(bytes, 0, bytes.Length, cancellationToken);
#pragma warning restore CA1835

    public override void Dispose() => original.Dispose();
}
