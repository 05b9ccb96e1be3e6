namespace BytePair.Budgeting.Tests.Composing;

public sealed class PromptBuilderTests
{
    private static readonly BpeTokenizer Tokenizer = BpeTokenizer.ForEncoding("o200k_base");

    [Fact]
    public void What_has_no_priority_must_be_there()
    {
        PromptBuilder builder = new PromptBuilder().Text(Words(5)).Text(Words(5), priority: 1).Reserve(3);
        PromptTooLongException refused = Assert.Throws<PromptTooLongException>(() => builder.Compose(Tokenizer, 7));
        Assert.Equal((8, 7, 1), (refused.TokenCount, refused.MaxTokens, refused.ExcessTokens));
        Assert.Contains("8 tokens, 1 more than the 7", refused.Message, StringComparison.Ordinal);
        Assert.Equal(Words(5), builder.Compose(Tokenizer, 12).Text);
        Assert.Equal(Words(10), builder.Compose(Tokenizer, 13).Text);
    }

    [Fact]
    public void What_is_less_important_may_come_where_what_is_more_important_does_not_fit()
    {
        ComposedPrompt prompt = new PromptBuilder().Text(Words(9), priority: 2, name: "long").Text(Words(2), priority: 1, name: "short").Compose(Tokenizer, 5);
        Assert.Equal(["long: Dropped, 0 tokens", "short: Kept, 2 tokens"], prompt.Elements.Select(element => element.ToString()));
    }

    [Fact]
    public void A_group_comes_with_all_that_it_requires_or_not_at_all()
    {
        PromptBuilder builder = new PromptBuilder()
            .Group(group => group.Text(Words(3)).Text(Words(1), priority: 9).Text(Words(3)), priority: 1)
            .Text(Words(2), priority: 0);
        Assert.Equal(Words(2), builder.Compose(Tokenizer, 5).Text);
        Assert.Equal(Words(6), builder.Compose(Tokenizer, 6).Text);
        Assert.Equal(Words(7), builder.Compose(Tokenizer, 8).Text);
        Assert.Equal(Words(9), builder.Compose(Tokenizer, 9).Text);
    }

    [Fact]
    public void The_first_alternative_that_fits_comes()
    {
        PromptBuilder builder = new PromptBuilder().FirstThatFits([Words(5), Words(3), Words(1)], priority: 1).Text(".");
        Assert.Equal([0, 1, 1, 2, 2, null], new[] { 6, 5, 4, 3, 2, 1 }.Select(limit => builder.Compose(Tokenizer, limit).Elements[0].ChosenAlternative));
        Assert.Equal(
            [PromptOutcome.Kept, PromptOutcome.Dropped, PromptOutcome.Kept, PromptOutcome.NotNeeded, PromptOutcome.Kept],
            builder.Compose(Tokenizer, 4).Elements.Where((_, i) => i is 0 or 1 or 3 or 5 or 7).Select(element => element.Outcome));
    }

    /// <summary>A choice must not take the place of what is required behind it.</summary>
    [Fact]
    public void Choices_leave_room_for_what_must_be_there()
    {
        PromptBuilder builder = new PromptBuilder().FirstThatFits([Words(9), Words(1)]).FirstThatFits([Words(9), Words(2)]).Text(Words(3));
        Assert.Equal([null, "1 1", "0 1", "0 0"], new[] { 5, 6, 14, 21 }.Select(limit =>
            builder.TryCompose(Tokenizer, limit, out ComposedPrompt? prompt)
                ? string.Join(' ', prompt.Elements.Where(element => element.ChosenAlternative is not null).Select(element => element.ChosenAlternative))
                : null));
    }

    [Fact]
    public void A_list_grows_from_the_end_that_is_kept_and_ends_at_what_does_not_fit()
    {
        string[] items = [" a", " b b b", " c", " d"];
        Assert.Equal(" a", new PromptBuilder().List(items).Compose(Tokenizer, 3).Text);
        Assert.Equal(" a b b b", new PromptBuilder().List(items).Compose(Tokenizer, 4).Text);
        Assert.Equal(" c d", new PromptBuilder().List(items, keep: PromptListKeep.Last).Compose(Tokenizer, 4).Text);
        Assert.Equal(" b b b c d", new PromptBuilder().List(items, keep: PromptListKeep.Last).Compose(Tokenizer, 5).Text);
    }

    [Fact]
    public void A_header_stands_only_before_items()
    {
        PromptBuilder builder = new PromptBuilder().List([" word", " word"], header: "Notes:").List([], header: "Nothing:");
        Assert.Equal("", builder.Compose(Tokenizer, 2).Text);
        Assert.Equal("Notes: word", builder.Compose(Tokenizer, 3).Text);
    }

    [Fact]
    public void Lists_of_one_priority_take_turns()
    {
        ComposedPrompt prompt = new PromptBuilder()
            .List(Enumerable.Repeat(" a", 100)).List(Enumerable.Repeat(" b", 100)).List(Enumerable.Repeat(" c", 2), priority: 1)
            .Compose(Tokenizer, 9);
        Assert.Equal([4, 3, 2], prompt.Elements.Select(element => element.KeptItems));
        Assert.Equal([PromptOutcome.Cut, PromptOutcome.Cut, PromptOutcome.Kept], prompt.Elements.Select(element => element.Outcome));
    }

    /// <summary>The sequence has no end, so that whoever reads on never returns; and it says how often it was read.</summary>
    [Fact]
    public void A_list_is_read_once_and_only_as_far_as_it_fits()
    {
        int begun = 0;
        int read = 0;
        int ended = 0;
        IEnumerable<string> Endless()
        {
            begun++;
            try
            {
                while (true)
                {
                    read++;
                    yield return " word";
                }
            }
            finally
            {
                ended++;
            }
        }

        Assert.Equal(Words(10), new PromptBuilder().List(Endless()).Compose(Tokenizer, 10).Text);
        Assert.Equal((1, 11, 1), (begun, read, ended));
    }

    [Fact]
    public void A_text_is_cut_to_what_is_left_but_not_below_its_worth()
    {
        PromptBuilder builder = new PromptBuilder().CuttableText(Words(20), minTokens: 4, priority: 0).Text(Words(2), priority: 1);
        Assert.Equal([2, 2, 6, 9, 22], new[] { 2, 5, 6, 9, 30 }.Select(limit => builder.Compose(Tokenizer, limit).TokenCount));
        Assert.Equal(PromptOutcome.Cut, builder.Compose(Tokenizer, 9).Elements[0].Outcome);
        Assert.False(new PromptBuilder().CuttableText(Words(20), minTokens: 4).TryCompose(Tokenizer, 3, out _));
    }

    [Fact]
    public void The_end_of_a_text_is_kept_where_that_is_asked_for()
    {
        TruncationOptions end = new() { Keep = TruncationKeep.End, Marker = "…" };
        Assert.Equal("… eight nine ten", new PromptBuilder().CuttableText("one two three four five six seven eight nine ten", cut: end).Compose(Tokenizer, 4).Text);
    }

    [Fact]
    public void Reserved_space_with_a_priority_is_set_aside_in_its_turn()
    {
        PromptBuilder builder = new PromptBuilder().Reserve(5, priority: 1).Text(Words(5), priority: 2).Text(Words(5), priority: 0);
        Assert.Equal([(5, 0), (5, 5), (10, 5)], new[] { 9, 14, 15 }.Select(limit => builder.Compose(Tokenizer, limit)).Select(prompt => (prompt.TokenCount, prompt.ReservedTokens)));
    }

    /// <summary>Nine tokens apart and nine together, or eight: each line end that meets another is one token with it.</summary>
    [Fact]
    public void The_whole_is_counted_not_the_sum()
    {
        ComposedPrompt prompt = new PromptBuilder().Text("\n").Text("\n").Text("\n").Compose(Tokenizer, 1);
        Assert.Equal((1, "\n\n\n"), (prompt.TokenCount, prompt.Text));
    }

    [Fact]
    public void Each_text_is_counted_alone_once_and_once_within_the_whole()
    {
        PromptBuilder builder = new();
        for (int i = 0; i < 50_000; i++)
        {
            builder.Text(" word", priority: i % 100);
        }

        long chars = 50_000 * " word".Length;
        ComposedPrompt prompt = builder.List(Enumerable.Repeat(" word", 50_000), priority: -1).Compose(Tokenizer, 70_000);
        Assert.Equal(70_000, prompt.TokenCount);
        Assert.InRange(prompt.CountedChars, chars, (2 * chars) + (2 * 20_001 * " word".Length));
    }

    [Fact]
    public void Groups_within_one_another_have_a_bound()
    {
        static void Deeper(PromptBuilder builder) => builder.Group(Deeper);
        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => Deeper(new PromptBuilder()));
        Assert.Contains("64", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_that_is_complete_takes_no_more()
    {
        PromptBuilder? kept = null;
        PromptBuilder builder = new PromptBuilder().Group(group => kept = group.Text("in"));
        Assert.Throws<InvalidOperationException>(() => kept!.Text("late"));
        Assert.Equal("in", builder.Compose(Tokenizer, 1).Text);
    }

    [Fact]
    public void Arguments_are_checked()
    {
        PromptBuilder builder = new();
        Assert.Throws<ArgumentNullException>(() => builder.Text(null!));
        Assert.Throws<ArgumentNullException>(() => builder.List(null!));
        Assert.Throws<ArgumentNullException>(() => builder.Group(null!));
        Assert.Throws<ArgumentNullException>(() => builder.FirstThatFits([null!, "b"]));
        Assert.Throws<ArgumentException>(() => builder.FirstThatFits(Array.Empty<string>()));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.Reserve(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.CuttableText("a", 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.List([], keep: (PromptListKeep)2));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.Compose(Tokenizer, -1));
        Assert.Throws<ArgumentNullException>(() => builder.Compose(null!, 1));
        Assert.Contains("index 1", Assert.Throws<ArgumentException>(() => new PromptBuilder().List(["a", null!]).Compose(Tokenizer, 9)).Message, StringComparison.Ordinal);
        Assert.Equal("", builder.Compose(Tokenizer, 0).Text);
    }

    private static string Words(int count) => string.Concat(Enumerable.Repeat(" word", count));
}
