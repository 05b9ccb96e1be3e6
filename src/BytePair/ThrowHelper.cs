using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace BytePair;

/// <summary>Exceptions made out of line, so that the methods that throw them stay small.</summary>
internal static class ThrowHelper
{
    /// <summary>The most elements an array of numbers has (<c>Array.MaxLength</c>, which netstandard2.0 lacks).</summary>
    public const int MaxArrayLength = 0x7FFFFFC7;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static OverflowException TooManyTokens(long count) =>
        new($"The text has at least {count} tokens, more than fit one result; encode it from a stream, or in parts.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentException EmptyBuffer(string parameter) =>
        new("The writer gave an empty buffer; IBufferWriter<T>.GetMemory must return at least one element.", parameter);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static InvalidOperationException StretchTooLong() =>
        new("The text has a stretch of over 2^31 bytes in which no cut leaves the ids unchanged (one endless word, or white space). Split it before it is encoded.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static OverflowException TooManyBytes(long count) =>
        new($"The ids decode to {count} bytes, more than fit one result; decode them in parts, or into an IBufferWriter<byte>.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentException NullText(int index, string parameter) =>
        new($"The text at index {index} is null; leave it out, or give an empty one.", parameter);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentOutOfRangeException TextIndexOutOfRange(int index, int count, string parameter) =>
        new(parameter, index, $"The batch has {count} texts, numbered from 0 on.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentOutOfRangeException DegreeOutOfRange(int degree, string parameter) =>
        new(parameter, degree, "At least one thread has to work; -1 stands for as many as there are processors.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentOutOfRangeException NoSuchValue<T>(T value, string parameter)
        where T : struct, Enum => new(parameter, value, $"There is no {typeof(T).Name} of this value. Use one that has a name.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static OverflowException TextTooLong() =>
        new("The part of the text that has so many tokens takes more than 2 GB in UTF-8. Ask for fewer tokens, or for parts of the text.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentException UnknownEncoding(string name, string parameter) =>
        new($"'{name}' is no encoding of this library. Known are {string.Join(", ", Encodings.BuiltInEncodings.Names)}.", parameter);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentException NoSuchToken(string token, string encoding, string parameter) =>
        new($"'{token}' is no single token of {encoding}. Ask with TryGetTokenId whether it is, or encode it (EncodeToIds) to as many as it takes.", parameter);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static InvalidOperationException NoEndOfText(string encoding) =>
        new($"{encoding} has no special token <|endoftext|>. SpecialTokens lists those that it has.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static NotSupportedException MayChangeText(string encoding, string operation) =>
        new($"{operation} isn't possible with this encoding ({encoding}): its file has added tokens that are always recognised or have conditions, or has text changed before it is read. Use CountTokens.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentException UnknownModel(string name, string parameter) =>
        new($"It isn't known which encoding the model '{name}' reads. Name the encoding instead (BpeTokenizer.ForEncoding); known are {string.Join(", ", Encodings.BuiltInEncodings.Names)}.", parameter);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentOutOfRangeException UndefinedValue<TEnum>(TEnum value, string parameter)
        where TEnum : struct, Enum =>
        new(parameter, value, $"There is no {typeof(TEnum).Name} of this value; take one of those that have names.");

    /// <summary>No input is known that leads here: tokens of at most a few hundred bytes don't depend on what is over 100,000 bytes away.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static NotSupportedException UnstableSeam() =>
        new("The text has a word so long that it is merged in parts, and its parts don't fit together. Encode it from memory instead of a stream.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static InvalidDataException SavedDamaged(string why) => new($"The saved tokenizer is damaged: {why}. Make it again from its source.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentException CounterCannotReject(string parameter) =>
        new("A counter can't refuse special tokens: text that it has counted is there already. Recognise them or read them as text, and refuse them where the text comes from.", parameter);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentException ForeignSnapshot(string parameter) =>
        new("The snapshot is of a counter of another encoding, or with another handling of special tokens. Restore it to one that was made alike.", parameter);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentOutOfRangeException RangeOutsideText(int start, int length, int textLength, string parameter) =>
        new(parameter, $"The range of length {length} from {start} on isn't within the text, whose length is {textLength}.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static OperationCanceledException PendingReadCanceled() =>
        new("The pipe's pending read was canceled (PipeReader.CancelPendingRead); what was read until then is consumed.");

    public static void IfNegative(int argument, string parameter)
    {
        if (argument < 0)
        {
            ThrowNegative(argument, parameter);
        }
    }

    public static void IfNull(object? argument, string parameter)
    {
        if (argument is null)
        {
            ThrowNull(parameter);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowNegative(int argument, string parameter) =>
        throw new ArgumentOutOfRangeException(parameter, argument, "A number of tokens can't be negative. Pass 0 or more.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowNull(string parameter) => throw new ArgumentNullException(parameter);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentException UnsupportedPattern(string pattern, int position, string reason)
    {
        const int Shown = 24;
        string rest = position >= pattern.Length ? "its end" : position + Shown < pattern.Length ? $"'{pattern.Substring(position, Shown)}…'" : $"'{pattern.Substring(position)}'";
        return new($"The pattern can't be used: at character {position}, before {rest}, {reason}. Supported are literals, classes, \\p{{…}} of categories and scripts, choices, groups, quantifiers, lookahead and the end of the text.", nameof(pattern));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentException PatternLosesText(string pattern) =>
        new($"The pattern {pattern} may leave text out, which would have no ids and be lost. Split with the behavior 'Isolated' keeps such text as pieces of its own.", nameof(pattern));

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentException PatternTooLarge(string pattern) =>
        new($"The pattern is too large once its repetitions are written out: {pattern}. Use smaller numbers of times.", nameof(pattern));

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static InvalidOperationException PatternTooSlow(long steps) =>
        new($"Cutting the text by the tokenizer's pattern took over {steps} steps without getting ahead: this pattern takes more than linear time on this text. Use a simpler pattern, encode such text in parts, or give it time (WithMatchTimeout).");

    /// <summary>What .NET's own engine throws. The text isn't in it: it may be long, and nobody else's business.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static RegexMatchTimeoutException PatternTimedOut(string pattern, TimeSpan timeout) => new(regexInput: "", pattern, timeout);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentOutOfRangeException TimeoutOutOfRange(TimeSpan value, string parameter) =>
        new(parameter, value, "The time has to be more than none; Timeout.InfiniteTimeSpan takes the limit away.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentOutOfRangeException NotPositive(long value, string parameter) =>
        new(parameter, value, "The number has to be 1 or more.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentOutOfRangeException TokenLengthOutOfRange(int value, int most, string parameter) =>
        new(parameter, value, $"The longest token can have from 1 to {most} bytes.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentOutOfRangeException VocabularySizeOutOfRange(int value, int least, int most, string parameter) =>
        new(parameter, value, $"A vocabulary of these options has from {least} tokens, its bytes and special tokens, to {most}.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ArgumentOutOfRangeException NotTrained(int number, int count, string parameter) =>
        new(parameter, number, $"There are {count} of them, numbered from 0 on.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static InvalidOperationException BrokenTrainer() =>
        new("Adding texts to this trainer failed or was cancelled, so that a part of a text is counted. Begin with a new trainer.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static NotSupportedException PatternNotForJson(string pattern) =>
        new($"The pattern {pattern} can't be written for Hugging Face's tokenizers, whose regular expressions read '$' and the '+' of '{{1,3}}+' differently. Use '\\z' and '(?>…)' instead.");
}
