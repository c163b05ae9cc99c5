using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs.Playing;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding;

namespace Hotline.Tests.Dialogs.Playing;

public sealed class ConversationPlayerTests
{
    private const string Good = """
        test: "Wages, an operator, and the end"
        channel: telegram
        on_shift: yes
        now: 2026-03-02T10:00:00Z
        talk:
          - person: /start
          - bot: "Hello"
          - bot: "danger?"
          - expect: { dialog: start, node: safe, mode: bot, choices: [yes, no] }
          - tap: no
          - person: "wages"
          - tap: never
          - person: "250000"
          - expect: { mode: waiting, slots: { paid: never }, case: { topic: unpaid_wages, urgency: normal, summary: { owed: "250000" } } }
          - operator: "I am here"
          - bot: "Operator is here."
          - bot: "I am here"
          - close: advised
          - expect: { mode: closed }
        """;

    [Fact]
    public void Conversation_that_goes_as_written_has_no_fault() => Assert.Empty(Play(Good));

    [Theory]
    [InlineData("  - tap: never\n", "  - tap: nevr\n", 12, "There is no button 'nevr' at wages.paid. Did you mean 'never'?")]
    [InlineData("mode: waiting", "mode: human", 14, "'mode' should be 'human', but it is 'Waiting'")]
    [InlineData("\"danger?\"", "\"murder?\"", 8, "'murder?' was not said. Said: Hello. Not safe?")]
    [InlineData("owed: \"250000\"", "owed: \"1\"", 14, "'owed' should be '1', but it is '250000'")]
    [InlineData("topic: unpaid_wages", "topic: medical", 14, "'topic' should be 'medical', but it is 'unpaid_wages'")]
    [InlineData("choices: [yes, no]", "choices: [maybe]", 9, "'choices' should hold 'maybe'")]
    [InlineData("  - close: advised", "  - shut: advised", 18, "A step has no key 'shut'.")]
    [InlineData("on_shift: yes", "on_shift: sometimes", 3, "'on_shift: sometimes' is not known.")]
    [InlineData("now: 2026-03-02T10:00:00Z", "now: soon", 4, "is not a time")]
    public void Difference_is_told_with_its_line(string from, string to, int line, string message)
    {
        var fault = Assert.Single(Play(Good.Replace(from, to, StringComparison.Ordinal)));

        Assert.Equal("tests/x.yaml", fault.File);
        Assert.Equal(line, fault.Line);
        Assert.Contains(message, fault.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Clock_that_is_moved_fires_each_timer_at_its_time()
    {
        var script = ScriptBuilder.WithCommonParts();
        script.Dialog("a").Remind("one", "First.", TimeSpan.FromHours(1)).Remind("two", "Second.", TimeSpan.FromHours(2)).End("end", "Bye.");
        script.Start = new("a", "one");
        var publication = script.Build();
        var now = new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
        var talk = new Rehearsal(publication, _ => Reading.Nothing, ChannelId.Telegram, null, Rehearsal.Surroundings(publication, ChannelId.Telegram, true, now), now);

        talk.Write("/start");

        Assert.Equal(["First.", "Second."], talk.Advance(TimeSpan.FromHours(3)).SelectMany(t => t.Effects).OfType<Effect.Say>().Select(s => s.Message.Text));
        Assert.Equal(now.AddHours(3), talk.Now);
    }

    [Fact]
    public void Understanding_is_asked_for_every_text()
    {
        var player = new ConversationPlayer(ScriptBuilder.WithCommonParts().Build(), text => text == "they beat me"
            ? new Reading(LocaleTag.Unknown, 0, "other", 0, Urgency.Immediate, [DangerKind.Violence]) : Reading.Nothing);

        Assert.Empty(player.Play("tests/d.yaml", "test: d\ntalk:\n  - person: they beat me\n  - bot: \"Call 112\"\n  - expect: { case: { urgency: immediate } }\n"));
    }

    private static IReadOnlyList<Hotline.Core.Dialogs.Loading.Fault> Play(string yaml) =>
        new ConversationPlayer(ScriptBuilder.WithCommonParts().Build(), _ => Reading.Nothing).Play("tests/x.yaml", yaml);
}
