using System.Globalization;
using System.Text;

namespace BytePair.Training;

/// <summary>Writes a vocabulary in the form of tiktoken: a line for each token, its bytes in base64, a space, its id.</summary>
internal static class TiktokenWriter
{
    /// <summary>Writes all tokens; the destination stays open.</summary>
    public static void Write(Stream destination, TrainedTokens tokens)
    {
        using var writer = new StreamWriter(destination, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16, leaveOpen: true);
        for (int id = 0; id < tokens.Count; id++)
        {
            writer.Write(Convert.ToBase64String(tokens.BytesOf(id).ToArray()));
            writer.Write(' ');
            writer.Write(id.ToString(CultureInfo.InvariantCulture));
            writer.Write('\n');
        }
    }
}
