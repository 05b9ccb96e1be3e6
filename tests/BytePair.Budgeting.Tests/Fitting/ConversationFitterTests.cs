using System.Globalization;

namespace BytePair.Budgeting.Tests.Fitting;

/// <summary>Cases by number: on gpt-4o a message takes four tokens and one a word, and the prompt three more.</summary>
public sealed class ConversationFitterTests
{
    private const int Rest = 3;
    private const int Frame = 4;
    private static readonly ChatTokenCounter Counter = ChatTokenCounter.ForModel("gpt-4o");

    [Fact]
    public void What_fits_is_given_back_as_it_is()
    {
        ChatPrompt prompt = Chat(System(5), User(5));
        FittedPrompt fitted = Fitter().Fit(prompt, Rest + (2 * Frame) + 10);
        Assert.Same(prompt, fitted.Prompt);
        Assert.Equal(0, fitted.Usage.TokensLeft);
        Assert.Empty(fitted.Dropped);
        Assert.Equal([FittingReason.Rules, FittingReason.Newest], fitted.Messages.Select(message => message.Reason));
    }

    [Fact]
    public void The_oldest_go_and_the_rules_stay()
    {
        FittedPrompt fitted = Fitter().Fit(Chat(System(1), User(2), Assistant(3), User(4), Assistant(5), User(6)), Rest + (4 * Frame) + 1 + 4 + 5 + 6);
        Assert.Equal("KddKKK", Fates(fitted));
        Assert.Equal(
            ["0 System: Kept (Rules), 5 of 5 tokens", "1 User: Dropped (NoRoom), 0 of 6 tokens"],
            fitted.Messages.Take(2).Select(message => message.ToString()));
    }

    [Fact]
    public void Pinned_messages_stay_and_gaps_open_around_them()
    {
        ConversationFitter fitter = Fitter(new FittingOptions { IsPinned = (_, index) => index == 1 });
        Assert.Equal("dKddK", Fates(fitter.Fit(Chat(User(1), User(1), User(1), User(1), User(1)), Rest + (2 * Frame) + 2)));
    }

    [Fact]
    public void The_more_important_stay_and_the_less_important_get_what_is_left()
    {
        ConversationFitter fitter = Fitter(new FittingOptions { RequiredNewest = 0, Priority = (message, _) => message.Name is null ? 0 : 1 });
        ChatPrompt prompt = Chat(Named(10), User(1), Named(1), User(1), User(1));
        int named = Counter.CountMessage(Named(1)).Tokens is var tokens ? (int)tokens : 0;
        Assert.Equal("KdKdd", Fates(fitter.Fit(prompt, Rest + named + named + 9)));
        Assert.Equal("ddKdK", Fates(fitter.Fit(prompt, Rest + named + Frame + 1)));
        Assert.Equal("ddKKK", Fates(fitter.Fit(prompt, Rest + named + (2 * (Frame + 1)))));
    }

    [Fact]
    public void Parallel_calls_stay_with_all_their_answers()
    {
        PromptMessage calls = PromptMessage.Assistant(new ToolCallPart("a", "f", "{}"), new ToolCallPart("b", "f", "{}"));
        ChatPrompt prompt = Chat(User(1), calls, PromptMessage.ToolResult("b", Words(3)), PromptMessage.ToolResult("a", Words(3)), User(1));
        long all = Counter.Count(prompt).TotalTokens + Counter.Count(prompt).ErrorTokens;
        Assert.Equal("KKKKK", Fates(Fitter().Fit(prompt, (int)all)));
        Assert.Equal("dKKKK", Fates(Fitter().Fit(prompt, (int)all - 1)));
        Assert.Equal("ddddK", Fates(Fitter().Fit(prompt, (int)all - 6)));
    }

    [Fact]
    public void Ids_that_come_again_belong_to_the_latest_call()
    {
        PromptMessage call = PromptMessage.Assistant(new ToolCallPart("1", "f", "{}"));
        PromptMessage answer = PromptMessage.ToolResult("1", Words(1));
        ChatPrompt prompt = Chat(call, answer, User(1), call, answer);
        Assert.Equal("KKKKK", Fates(Fitter().Fit(prompt, 1000)));
        Assert.Equal("dddKK", Fates(Fitter().Fit(prompt, (int)(Counter.Count(Chat(call, answer)) is var count ? count.TotalTokens + count.ErrorTokens : 0) + 4)));
    }

    [Fact]
    public void Orphans_are_dropped_refused_or_kept()
    {
        PromptMessage call = PromptMessage.Assistant(new ToolCallPart("1", "f", "{}"), new ToolCallPart("2", "f", "{}"));
        ChatPrompt prompt = Chat(PromptMessage.ToolResult("0", "late"), User(1), call, PromptMessage.ToolResult("2", "half"), User(1));
        FittedPrompt fitted = Fitter().Fit(prompt, 1000);
        Assert.Equal("dKddK", Fates(fitted));
        Assert.Equal([0, 2, 3], fitted.Messages.Where(message => message.Reason == FittingReason.Orphaned).Select(message => message.Index));
        Assert.Equal("KKKKK", Fates(Fitter(new FittingOptions { Orphans = OrphanHandling.Keep }).Fit(prompt, 1000)));
        ArgumentException refused = Assert.Throws<ArgumentException>(() => Fitter(new FittingOptions { Orphans = OrphanHandling.Refuse }).Fit(prompt, 1000));
        Assert.Contains("index 0", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>A call that nobody answered goes with the reasoning that led to it, and leaves what was said behind it.</summary>
    [Fact]
    public void Orphans_take_their_reasoning_with_them_and_nothing_else()
    {
        PromptMessage reasoning = new(PromptRole.Assistant, [new ReasoningPart("Hm.")]);
        PromptMessage call = PromptMessage.Assistant(new ToolCallPart("1", "f", "{}"));
        Assert.Equal("KddKK", Fates(Fitter().Fit(Chat(User(1), reasoning, call, Assistant(1), User(1)), 1000)));
    }

    [Fact]
    public void Calls_at_the_end_wait_for_their_answers()
    {
        PromptMessage call = PromptMessage.Assistant(new ToolCallPart("1", "f", "{}"), new ToolCallPart("2", "f", "{}"));
        Assert.Equal("KK", Fates(Fitter().Fit(Chat(User(1), call), 1000)));
        Assert.Equal("KKK", Fates(Fitter().Fit(Chat(User(1), call, PromptMessage.ToolResult("2", "half")), 1000)));
    }

    [Fact]
    public void The_older_form_of_calls_stays_together_too()
    {
        PromptMessage call = PromptMessage.Assistant(new ToolCallPart(null, "f", "{}"));
        PromptMessage answer = new(PromptRole.Function, Words(20)) { Name = "f" };
        ChatPrompt prompt = Chat(call, answer, User(1));
        long all = Counter.Count(prompt).TotalTokens + Counter.Count(prompt).ErrorTokens;
        Assert.Equal("KKK", Fates(Fitter().Fit(prompt, (int)all)));
        Assert.Equal("ddK", Fates(Fitter().Fit(prompt, (int)all - 1)));
    }

    [Fact]
    public void Reasoning_stays_with_what_came_of_it()
    {
        PromptMessage reasoning = new(PromptRole.Assistant, [new ReasoningPart(Words(5))]);
        ChatPrompt prompt = Chat(User(1), reasoning, Assistant(1), User(1));
        long all = Counter.Count(prompt).TotalTokens + Counter.Count(prompt).ErrorTokens;
        Assert.Equal("KKKK", Fates(Fitter().Fit(prompt, (int)all)));
        Assert.Equal("dKKK", Fates(Fitter().Fit(prompt, (int)all - 1)));
        Assert.Equal("dddK", Fates(Fitter().Fit(prompt, (int)all - Frame - 2)));
    }

    [Fact]
    public void Turns_go_as_a_whole()
    {
        ConversationFitter fitter = Fitter(new FittingOptions { Unit = FittingUnit.Turn });
        ChatPrompt prompt = Chat(System(1), User(1), Assistant(1), User(1), Assistant(1), Assistant(1), User(1));
        Assert.Equal("KKKKKKK", Fates(fitter.Fit(prompt, Rest + (7 * Frame) + 7)));
        Assert.Equal("KddKKKK", Fates(fitter.Fit(prompt, Rest + (7 * Frame) + 6)));
        Assert.Equal("KdddddK", Fates(fitter.Fit(prompt, Rest + (4 * Frame) + 6)));
    }

    [Fact]
    public void What_must_stay_and_does_not_fit_is_refused_by_number()
    {
        PromptTooLongException refused = Assert.Throws<PromptTooLongException>(() => Fitter().Fit(Chat(System(10), User(5), User(10)), Rest + (2 * Frame) + 13));
        Assert.Equal((Rest + (2 * Frame) + 20L, 7L), (refused.TokenCount, refused.ExcessTokens));
        Assert.False(Fitter().TryFit(Chat(System(10)), new ContextBudget(10), out _));
    }

    [Fact]
    public void As_a_last_resort_the_largest_text_is_cut()
    {
        FittingOptions options = new() { RequiredNewest = 2, CutsLargestTexts = true, MinCutTokens = 2 };
        ChatPrompt prompt = Chat(System(30), User(5), User(20), User(10));
        FittedPrompt fitted = Fitter(options).Fit(prompt, Rest + (3 * Frame) + 30 + 17);
        Assert.Equal("KdcK", Fates(fitted));
        Assert.Equal(Words(7), fitted.Prompt.Messages[1].Text);
        Assert.Equal((FittingReason.Newest, Frame + 20, Frame + 7), (fitted.Messages[2].Reason, fitted.Messages[2].OriginalTokens, fitted.Messages[2].Tokens));
        Assert.Equal("Kdcc", Fates(Fitter(options).Fit(prompt, Rest + (3 * Frame) + 30 + 4)));
        Assert.Throws<PromptTooLongException>(() => Fitter(options).Fit(prompt, Rest + (3 * Frame) + 30 + 3));
    }

    [Fact]
    public void Which_end_is_kept_can_be_chosen_and_tool_answers_are_cut_too()
    {
        FittingOptions options = new() { CutsLargestTexts = true, Cut = new TruncationOptions { Keep = TruncationKeep.End, Marker = "…" } };
        ChatPrompt prompt = Chat(PromptMessage.Assistant(new ToolCallPart("1", "f", "{}")), PromptMessage.ToolResult("1", "one two three" + Words(60) + " the end."));
        FittedPrompt fitted = Fitter(options).Fit(prompt, 55);
        Assert.Equal("Kc", Fates(fitted));
        string text = ((ToolResultPart)fitted.Prompt.Messages[1].Parts[0]).Text;
        Assert.StartsWith("… word", text, StringComparison.Ordinal);
        Assert.EndsWith(" word the end.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_budget_says_how_much_and_whether_errors_count()
    {
        ChatPrompt prompt = Chat(User(5), User(5)) with { Tools = [new PromptTool("search")] };
        PromptCount count = Counter.Count(prompt);
        Assert.True(count.ErrorTokens > 0);
        ContextBudget tight = new((int)count.TotalTokens + 100) { ReservedOutputTokens = 100 };
        Assert.Equal("dK", Fates(Fitter().Fit(prompt, tight)));
        Assert.Equal("KK", Fates(Fitter().Fit(prompt, tight with { CountsErrors = false })));
        Assert.Equal("KK", Fates(Fitter().Fit(prompt, tight with { ContextWindow = tight.ContextWindow + (int)count.ErrorTokens })));
    }

    [Fact]
    public void A_summary_stands_where_the_first_was_dropped()
    {
        ConversationFitter fitter = Fitter(new FittingOptions { SummaryTokens = Frame + 2 });
        FittedPrompt fitted = fitter.Fit(
            Chat(System(1), User(2), Assistant(3), User(4)),
            Rest + (3 * Frame) + 1 + 2 + 4,
            request => PromptMessage.Assistant(Words(Math.Min(request.MaxTextTokens, request.Messages.Count))));
        Assert.Equal([Words(1), Words(2), Words(4)], fitted.Prompt.Messages.Select(message => message.Text));
        Assert.Equal((1, 0L), (fitted.SummaryIndex, fitted.Usage.TokensLeft));
    }

    [Fact]
    public void A_summary_stands_before_what_is_kept_together_around_its_place()
    {
        PromptMessage call = PromptMessage.Assistant(new ToolCallPart("1", "f", "{}"));
        PromptMessage answer = PromptMessage.ToolResult("1", Words(1));
        Assert.Equal([System(1), Star, call, answer, User(1)], Summed(Chat(System(1), call, User(100), answer, User(1))));
    }

    [Fact]
    public void A_summary_stands_before_calls_that_wait_for_their_answers()
    {
        PromptMessage calls = PromptMessage.Assistant(new ToolCallPart("1", "f", "{}"), new ToolCallPart("2", "f", "{}"));
        PromptMessage answer = PromptMessage.ToolResult("1", Words(1));
        PromptMessage laterCall = PromptMessage.Assistant(new ToolCallPart("3", "f", "{}"));
        Assert.Equal([User(1), Star, calls, answer], Summed(Chat(User(1), calls, answer, laterCall, PromptMessage.ToolResult("3", Words(100)))));
    }

    [Fact]
    public void A_summary_is_asked_for_only_where_something_went_and_there_is_room()
    {
        ConversationFitter fitter = Fitter(new FittingOptions { SummaryTokens = 10 });
        static PromptMessage Fail(SummaryRequest request) => throw new InvalidOperationException("Nobody asked for this.");
        Assert.Equal("KK", Fates(fitter.Fit(Chat(User(5), User(5)), Rest + (2 * Frame) + 10, Fail)));
        Assert.Equal("dK", Fates(fitter.Fit(Chat(User(5), User(5)), Rest + Frame + 5 + Frame, Fail)));
        Assert.Null(fitter.Fit(Chat(User(5), User(5)), Rest + (2 * Frame) + 9, _ => null).Summary);
    }

    [Fact]
    public void A_summary_that_is_too_long_is_cut_or_refused()
    {
        ChatPrompt prompt = Chat(User(20), User(5));
        FittedPrompt fitted = Fitter(new FittingOptions { SummaryTokens = 10 }).Fit(prompt, 30, _ => PromptMessage.User(Words(50)));
        Assert.Equal(Words(6), fitted.Summary!.Text);
        FittingOptions refusing = new() { SummaryTokens = 10, OversizedSummary = OversizedSummaryHandling.Refuse };
        PromptTooLongException refused = Assert.Throws<PromptTooLongException>(() => Fitter(refusing).Fit(prompt, 30, _ => PromptMessage.User(Words(50))));
        Assert.Equal((54L, 10L), (refused.TokenCount, refused.MaxTokens));
        Assert.Throws<PromptTooLongException>(() => Fitter(new FittingOptions { SummaryTokens = 10 }).Fit(prompt, 30, _ => PromptMessage.Assistant(new ToolCallPart("1", Words(50), "{}"))));
    }

    [Fact]
    public async Task A_summary_may_take_its_time()
    {
        using CancellationTokenSource source = new();
        FittedPrompt fitted = await Fitter(new FittingOptions { SummaryTokens = 10 }).FitAsync(
            Chat(User(20), User(5)),
            30,
            async (request, cancellationToken) =>
            {
                Assert.Equal(source.Token, cancellationToken);
                await Task.Yield();
                return PromptMessage.User(Words(request.Messages.Count));
            },
            source.Token);
        Assert.Equal([Words(1), Words(5)], fitted.Prompt.Messages.Select(message => message.Text));
    }

    /// <summary>A conversation that grows by a message a call, in a window of a tenth of it: how often does its kept beginning change?</summary>
    [Fact]
    public void Steps_leave_the_beginning_as_it_was_for_many_calls()
    {
        (int changes, int fits) = Grow(stepTokens: 0);
        Assert.Equal(fits - 1, changes);
        (changes, _) = Grow(stepTokens: 100);
        Assert.InRange(changes, 8, 11);
    }

    [Fact]
    public void A_message_is_counted_once()
    {
        FittedPrompt fitted = Fitter().Fit(Chat([.. Enumerable.Range(0, 1000).Select(i => User(1 + (i % 7)))]), 2000);
        Assert.Equal(1000, fitted.CountedMessages);
        Assert.InRange(fitted.Usage.TokensLeft, 0, Frame + 7);
    }

    /// <summary>
    /// Ten times the messages take about ten times as long; were it a square, it would be a hundred times, however often it is tried. A
    /// machine that does other work can take its time once, not five times.
    /// </summary>
    [Fact]
    public void A_hundred_thousand_messages_take_linear_time()
    {
        Time(1_000);
        double[] ratios = new double[5];
        for (int i = 0; i < ratios.Length && ratios.Take(i).All(ratio => ratio >= 50); i++)
        {
            ratios[i] = Time(100_000) / Enumerable.Range(0, 3).Min(_ => Time(10_000));
        }

        Assert.Contains(ratios, ratio => ratio is > 0 and < 50);
    }

    [Fact]
    public void Arguments_are_checked()
    {
        Assert.Throws<ArgumentNullException>(() => new ConversationFitter(null!));
        Assert.Throws<ArgumentNullException>(() => Fitter().Fit(null!, 10));
        Assert.Throws<ArgumentNullException>(() => Fitter().Fit(Chat(), (ContextBudget)null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fitter().Fit(Chat(), 0));
        Assert.Throws<ArgumentNullException>(() => { _ = Fitter().FitAsync(Chat(), 10, null!); });
        Assert.Throws<ArgumentOutOfRangeException>(() => new FittingOptions { Unit = (FittingUnit)2 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new FittingOptions { Orphans = (OrphanHandling)3 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new FittingOptions { OversizedSummary = (OversizedSummaryHandling)2 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new FittingOptions { RequiredNewest = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new FittingOptions { StepTokens = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new FittingOptions { MinCutTokens = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new FittingOptions { SummaryTokens = 0 });
        Assert.Empty(Fitter().Fit(Chat(), Rest).Prompt.Messages);
    }

    private static (int Changes, int Fits) Grow(int stepTokens)
    {
        const int Limit = Rest + Frame + 1 + (20 * (Frame + 1));
        ConversationFitter fitter = Fitter(new FittingOptions { StepTokens = stepTokens / 2 });
        List<PromptMessage> messages = [System(1)];
        int first = -1;
        int changes = 0;
        int fits = 0;
        for (int i = 0; i < 121; i++)
        {
            messages.Add(User(1));
            FittedPrompt fitted = fitter.Fit(new ChatPrompt(messages), Limit);
            if (fitted.Dropped.Count > 0)
            {
                fits++;
                int now = fitted.Dropped.Count;
                changes += first >= 0 && now != first ? 1 : 0;
                first = now;
            }
        }

        return (changes, fits);
    }

    private static double Time(int messages)
    {
        ChatPrompt prompt = Chat([.. Enumerable.Range(0, messages).Select(i => (i % 4) switch
        {
            0 => User(3),
            1 => PromptMessage.Assistant(new ToolCallPart($"call_{i}", "f", "{}")),
            2 => PromptMessage.ToolResult($"call_{i - 1}", Words(3)),
            _ => Assistant(3),
        })]);
        long before = global::System.Diagnostics.Stopwatch.GetTimestamp();
        FittedPrompt fitted = Fitter(new FittingOptions { Unit = FittingUnit.Turn }).Fit(prompt, messages * 3);
        double milliseconds = global::System.Diagnostics.Stopwatch.GetElapsedTime(before).TotalMilliseconds;
        Assert.Equal(messages, fitted.CountedMessages);
        return milliseconds;
    }

    /// <summary>The conversation in 60 tokens, all but its largest message and what belongs to that pinned.</summary>
    private static IEnumerable<PromptMessage> Summed(ChatPrompt prompt)
    {
        PromptMessage[] large = [User(100), PromptMessage.ToolResult("3", Words(100)), PromptMessage.Assistant(new ToolCallPart("3", "f", "{}"))];
        FittingOptions options = new() { IsPinned = (message, _) => !large.Contains(message), RequiredNewest = 0 };
        return Fitter(options).Fit(prompt, 60, _ => Star).Prompt.Messages;
    }

    private static ConversationFitter Fitter(FittingOptions? options = null) => new(Counter, options);

    private static PromptMessage Star { get; } = PromptMessage.User("*");

    private static ChatPrompt Chat(params PromptMessage[] messages) => new(messages);

    private static PromptMessage System(int words) => PromptMessage.System(Words(words));

    private static PromptMessage User(int words) => PromptMessage.User(Words(words));

    private static PromptMessage Named(int words) => new(PromptRole.User, Words(words)) { Name = "dear" };

    private static PromptMessage Assistant(int words) => PromptMessage.Assistant(Words(words));

    private static string Words(int count) => string.Concat(Enumerable.Repeat(" word", count));

    /// <summary>A letter a message: K kept, c cut, d dropped.</summary>
    private static string Fates(FittedPrompt fitted) => string.Concat(fitted.Messages.Select(message => "dcK"[(int)message.Outcome]));
}
