using System;
using System.IO;
using System.Text;
using BytePair;

// usage: Consumer VECTORS
// Each line of the file is an encoding, a space, and a text's UTF-8 in base64. Its ids are written, line by line, and then the facts.
foreach (string line in File.ReadAllLines(args[0]))
{
    int space = line.IndexOf(' ');
    BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(line.Substring(0, space));
    string text = Encoding.UTF8.GetString(Convert.FromBase64String(line.Substring(space + 1)));

    int[] ids = tokenizer.EncodeToIds(text);
    bool consistent = tokenizer.CountTokens(text) == ids.Length && tokenizer.Decode(ids) == text;
    Console.WriteLine(consistent ? string.Join(" ", ids) : "count or decoded text differ: " + line);
}

foreach (string fact in Consumer.Facts.Tell())
{
    Console.WriteLine(fact);
}
