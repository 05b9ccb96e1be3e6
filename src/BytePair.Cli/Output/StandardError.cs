using System.Text;

namespace BytePair.Cli.Output;

/// <summary>Standard error, a line at a time.</summary>
internal static class StandardError
{
    public static void WriteLine(string line)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(line + Environment.NewLine);
        int written = InheritedStream.WriteAtOnce(InheritedStream.StandardError, bytes);
        if (written == 0)
        {
            Console.Error.WriteLine(line);
        }
        else if (written < bytes.Length)
        {
            using Stream rest = Console.OpenStandardError();
            rest.Write(bytes, written, bytes.Length - written);
        }
    }
}
