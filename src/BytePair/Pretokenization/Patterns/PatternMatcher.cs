using System.Diagnostics;
using BytePair.Text;

namespace BytePair.Pretokenization.Patterns;

/// <summary>Matches a pattern at a position of a text. With scratch: for one thread at a time.</summary>
/// <remarks>
/// <para>
/// The first way through the pattern that ends in a match is taken, in the order that the pattern gives: what could have been done otherwise
/// is put on a stack, and taken up again where a way fails. A loop over a set puts one entry for all the characters that it may give back.
/// Example: <c>\s+(?!\S)</c> on two spaces and an <c>a</c>: both spaces are taken, the <c>a</c> forbids that, one is given back, and that is the match.
/// </para>
/// <para>
/// Some patterns lead to the same place in ever so many ways: <c>(a*)*b</c> on a row of <c>a</c>. Once a match has taken more steps than a few for each
/// byte that it has seen, it begins anew and remembers where it has been (instruction and position, and whether the rounds that it is in have taken
/// anything): whatever follows from there has been tried. So it takes no more steps than instructions times bytes seen, times two for each such loop. A row of matches that each see far ahead of a short piece isn't helped
/// by that; they end in an exception once they took too many steps for what they got ahead; or, if time is what is limited, too long.
/// </para>
/// <para>
/// Whether the end of the text was ever asked for (<see cref="HasSeenEnd"/>) tells whether more text behind it could change anything.
/// </para>
/// </remarks>
/// <param name="program">The pattern.</param>
/// <param name="timeout">How long a row of matches may take; if there is none, their work is limited.</param>
internal sealed class PatternMatcher(PatternProgram program, TimeSpan? timeout = null)
{
    /// <summary>No match.</summary>
    public const int None = -1;

    /// <summary>The match takes too many steps for what it has seen.</summary>
    private const int TooSlow = -2;

    /// <summary>Steps that a match may take before it has to remember: this many, and so many for each byte seen.</summary>
    private const int FreeSteps = 1 << 10;
    private const int FreeStepsPerByte = 8;

    /// <summary>Work that matches may take from one <see cref="Begin"/> to the next: this much, and so much for each byte that they got ahead.</summary>
    private const long MaxWork = 1 << 22;
    private const int MaxWorkPerByte = 64;

    /// <summary>The clock is looked at each time that so much work is done.</summary>
    private const long WorkBetweenLooks = 1 << 12;

    private readonly PatternInstruction[] instructions = program.Instructions;
    private readonly CharacterKinds kinds = program.Kinds;
    private readonly bool[][] members = program.Kinds.Members;
    /// <summary>Where the present round of each loop began whose rounds have to take something.</summary>
    private readonly int[] rounds = new int[program.LoopCount];
    private Way[] ways = new Way[16];
    private int waysCount;

    /// <summary>Where this match has been, once it remembers.</summary>
    private HashSet<long>? known;

    /// <summary>What the parts of the pattern that are matched by themselves came to, likewise.</summary>
    private Dictionary<long, int>? knownParts;

    private int first;
    private int start;
    private long steps;

    /// <summary>Steps and bytes looked at since <see cref="Begin"/>, but for the steps of this match.</summary>
    private long work;

    /// <summary>By the clock, and how much work may be done until it is looked at.</summary>
    private long began;
    private long nextLook;

    /// <summary>Whether the end of the text had a say in a match since this was last set.</summary>
    public bool HasSeenEnd { get; set; }

    /// <summary>The furthest place up to which text was looked at.</summary>
    public int Reach { get; private set; }

    /// <summary>Begins a row of matches at <paramref name="position"/> or behind it.</summary>
    public void Begin(int position)
    {
        first = position;
        work = 0;
        began = timeout is null ? 0 : Stopwatch.GetTimestamp();
        nextLook = WorkBetweenLooks;
        Reach = position;
        HasSeenEnd = false;
    }

    /// <summary>Where the match ends that begins at <paramref name="position"/>, or <see cref="None"/>.</summary>
    /// <exception cref="InvalidOperationException">The pattern takes more than linear time on this text.</exception>
    public int Match(ReadOnlySpan<byte> text, int position)
    {
        if (program.Starts is { } starts)
        {
            if (position == text.Length)
            {
                HasSeenEnd = true;
                return None;
            }

            if (!starts[kinds.At(text, position, out int length)])
            {
                Reach = Math.Max(Reach, position + length);
                work++;
                return None;
            }
        }

        start = position;
        steps = 0;
        int end = Run(text, 0, position);
        if (end == TooSlow)
        {
            waysCount = 0;
            known = [];
            knownParts = [];
            end = Run(text, 0, position);
            known = null;
            knownParts = null;
        }

        work += steps;
        steps = 0;
        ThrowIfTooSlow(Math.Max(position, end));
        return end;
    }

    /// <summary>The first position from <paramref name="position"/> on, or the text's end, at which a match may begin by its first character.</summary>
    public int NextStart(ReadOnlySpan<byte> text, int position)
    {
        int from = position;
        if (program.Starts is { } starts)
        {
            while (position < text.Length && !starts[kinds.At(text, position, out int length)])
            {
                position += length;
            }
        }

        work += position - from;
        Reach = Math.Max(Reach, position);
        return position;
    }

    private int Run(ReadOnlySpan<byte> text, int pc, int at)
    {
        int bottom = waysCount;
        while (true)
        {
            if (++steps > FreeSteps + (FreeStepsPerByte * (long)(Reach - start)) && !MayGoOn())
            {
                return TooSlow;
            }

            PatternInstruction instruction = instructions[pc];
            bool goesOn = true;
            switch (instruction.Code)
            {
                case PatternCode.Accept:
                    waysCount = bottom;
                    return at;
                case PatternCode.Take:
                    goesOn = TryTake(text, instruction.A, ref at);
                    pc++;
                    break;
                case PatternCode.TakeAll:
                    goesOn = TryTakeAll(text, instruction.A, ref pc, ref at);
                    break;
                case PatternCode.TakeAllForGood:
                    TakeAll(text, instruction.A, ref at);
                    pc++;
                    break;
                case PatternCode.Try:
                    goesOn = TryBoth(text, instruction, ref pc, at);
                    break;
                case PatternCode.GoTo:
                    pc = instruction.A;
                    break;
                case PatternCode.Atomic or PatternCode.Ahead or PatternCode.NotAhead:
                    int end = RunPart(text, pc + 1, at);
                    if (end == TooSlow)
                    {
                        return TooSlow;
                    }

                    goesOn = end == None == (instruction.Code == PatternCode.NotAhead);
                    at = goesOn && instruction.Code == PatternCode.Atomic ? end : at;
                    pc = instruction.A;
                    break;
                default:
                    goesOn = HoldsAt(text, instruction, at);
                    pc++;
                    break;
            }

            if (!goesOn && !TryTakeUp(text, bottom, out pc, out at))
            {
                return None;
            }
        }
    }

    /// <summary>Goes one way and puts the other off; goes the other at once where the next character forbids the first.</summary>
    private bool TryBoth(ReadOnlySpan<byte> text, PatternInstruction instruction, ref int pc, int at)
    {
        if (known is not null && !IsNew(pc, at))
        {
            return false;
        }

        if (instruction.First >= 0 && at < text.Length && !members[instruction.First][kinds.At(text, at, out int length)])
        {
            Reach = Math.Max(Reach, at + length);
            pc = instruction.B;
            return true;
        }

        Push(instruction.B, at, at);
        pc = instruction.A;
        return true;
    }

    /// <summary>Takes all characters of a set; where it remembers, one, and comes back for the next.</summary>
    private bool TryTakeAll(ReadOnlySpan<byte> text, int set, ref int pc, ref int at)
    {
        int from = at;
        if (known is null)
        {
            TakeAll(text, set, ref at);
            pc++;
            if (at > from)
            {
                Push(pc, at, from);
            }

            return true;
        }

        if (!IsNew(pc, at))
        {
            return false;
        }

        if (TryTake(text, set, ref at))
        {
            Push(pc + 1, from, from);
        }
        else
        {
            pc++;
        }

        return true;
    }

    /// <summary>Whether a condition holds; a round that begins has none.</summary>
    private bool HoldsAt(ReadOnlySpan<byte> text, PatternInstruction condition, int at)
    {
        switch (condition.Code)
        {
            case PatternCode.BeginRound:
                BeginRound(condition.A, at);
                return true;
            case PatternCode.EndRound:
                return at > rounds[condition.A];
            case PatternCode.End:
                HasSeenEnd |= at == text.Length;
                Reach = Math.Max(Reach, Math.Min(text.Length, at + 1));
                return at == text.Length;
            default:
                return IsWordBoundary(text, at) == (condition.Code == PatternCode.WordBoundary);
        }
    }

    /// <summary>A part of the pattern that is matched by itself.</summary>
    private int RunPart(ReadOnlySpan<byte> text, int pc, int at)
    {
        if (known is null)
        {
            return Run(text, pc, at);
        }

        long key = Key(pc, at);
        if (!knownParts!.TryGetValue(key, out int end))
        {
            HashSet<long> outer = known;
            known = [];
            end = Run(text, pc, at);
            known = outer;
            knownParts.Add(key, end);
        }

        return end;
    }

    /// <summary>Takes up the way that was put off last; false if there is none.</summary>
    private bool TryTakeUp(ReadOnlySpan<byte> text, int bottom, out int pc, out int at)
    {
        for (; waysCount > bottom && ways[waysCount - 1].Pc < 0; waysCount--)
        {
            rounds[~ways[waysCount - 1].Pc] = ways[waysCount - 1].At;
        }

        if (waysCount == bottom)
        {
            (pc, at) = (0, 0);
            return false;
        }

        ref Way way = ref ways[waysCount - 1];
        if (way.At > way.Least)
        {
            way.At -= Utf8.LengthBefore(text.Slice(way.Least), way.At - way.Least);
        }

        waysCount -= way.At == way.Least ? 1 : 0;
        (pc, at) = (way.Pc, way.At);
        return true;
    }

    /// <summary>Begins a round; what is put off before it is taken up in the round that it belongs to.</summary>
    private void BeginRound(int loop, int at)
    {
        Push(~loop, rounds[loop], rounds[loop]);
        rounds[loop] = at;
    }

    private void Push(int pc, int at, int least)
    {
        if (waysCount == ways.Length)
        {
            Array.Resize(ref ways, 2 * ways.Length);
        }

        ways[waysCount++] = new Way { Pc = pc, At = at, Least = least };
    }

    private bool TryTake(ReadOnlySpan<byte> text, int set, ref int at)
    {
        if (at >= text.Length)
        {
            HasSeenEnd = true;
            return false;
        }

        bool isMember = members[set][kinds.At(text, at, out int length)];
        Reach = Math.Max(Reach, at + length);
        at += isMember ? length : 0;
        return isMember;
    }

    private void TakeAll(ReadOnlySpan<byte> text, int set, ref int at)
    {
        bool[] isMember = members[set];
        int from = at;
        int length = 0;
        while (at < text.Length && isMember[kinds.At(text, at, out length)])
        {
            at += length;
        }

        HasSeenEnd |= at >= text.Length;
        Reach = Math.Max(Reach, Math.Min(text.Length, at + length));
        work += at - from;
        ThrowIfTooSlow(Reach);
    }

    /// <summary>A word begins or ends here. A character of the match stands before it.</summary>
    private bool IsWordBoundary(ReadOnlySpan<byte> text, int at)
    {
        bool[] isWord = members[program.WordSet];
        int after = at;
        bool isBefore = isWord[kinds.At(text, at - Utf8.LengthBefore(text, at), out _)];
        return TryTake(text, program.WordSet, ref after) != isBefore;
    }

    private bool IsNew(int pc, int at)
    {
        int progress = 0;
        for (int loop = 0; loop < rounds.Length; loop++)
        {
            progress |= at > rounds[loop] ? 1 << loop : 0;
        }

        return known!.Add(Key(pc, at, progress));
    }

    /// <summary>Of an instruction, a position, and a bit for each loop.</summary>
    private static long Key(int pc, int at, int progress = 0) => ((long)pc << (PatternProgram.MaxLoops + 31)) | ((long)progress << 31) | (uint)at;

    /// <summary>Whether a match that takes many steps may take more: not before it remembers, nor without an end.</summary>
    private bool MayGoOn()
    {
        ThrowIfTooSlow(Reach);
        return known is not null;
    }

    /// <param name="ahead">Where the matches have got, or might.</param>
    private void ThrowIfTooSlow(int ahead)
    {
        if (timeout is { } most)
        {
            ThrowIfTooLong(most);
        }
        else if (work + steps > MaxWork + (MaxWorkPerByte * (long)(ahead - first)))
        {
            throw ThrowHelper.PatternTooSlow(work + steps);
        }
    }

    private void ThrowIfTooLong(TimeSpan most)
    {
        if (work + steps < nextLook)
        {
            return;
        }

        nextLook = work + steps + WorkBetweenLooks;
        if ((Stopwatch.GetTimestamp() - began) / (double)Stopwatch.Frequency > most.TotalSeconds)
        {
            throw ThrowHelper.PatternTimedOut(program.Text, most);
        }
    }

    /// <summary>What could have been done otherwise: going on at an instruction, from a position or, character by character, from the earlier ones down to the least. With the complement of a loop's number instead: where its round began.</summary>
    private struct Way
    {
        public int Pc;
        public int At;
        public int Least;
    }
}
