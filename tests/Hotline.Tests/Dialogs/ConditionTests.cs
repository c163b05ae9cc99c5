using Hotline.Core.Cases;
using Hotline.Core.Dialogs;
using static Hotline.Tests.Dialogs.ScriptBuilder;

namespace Hotline.Tests.Dialogs;

public sealed class ConditionTests
{
    public static TheoryData<Condition, bool> Cases => new()
    {
        { new Condition.In("country", ["KZ", "RU"]), true },
        { new Condition.In("country", ["UZ"]), false },
        { new Condition.In("nothing", ["x"]), false },
        { new Condition.Compare("people", Comparison.GreaterOrEqual, "10"), true },
        { new Condition.Compare("people", Comparison.Less, "9"), false },
        { new Condition.Compare("since", Comparison.Less, "2026-02-01"), true },
        { new Condition.Compare("nothing", Comparison.Less, "5"), false },
        { new Condition.Compare("nothing", Comparison.NotEqual, "5"), true },
        { new Condition.Compare("unsure", Comparison.Greater, "1"), false },
        { new Condition.Compare("urgency", Comparison.GreaterOrEqual, "urgent"), true },
        { new Condition.Compare("urgency", Comparison.GreaterOrEqual, "immediate"), false },
        { new Condition.Known("people", true), true },
        { new Condition.Known("unsure", true), false },
        { new Condition.Known("unsure", false), true },
        { new Condition.Known("language", true), true },
        { new Condition.Known("fact.ambulance.phone", true), true },
        { new Condition.Known("fact.fire.phone", true), false },
        { new Condition.In("channel", ["telegram"]), true },
        { new Condition.In("locale", ["tg"]), true },
        { new Condition.In("mode", ["bot"]), true },
        { new Condition.In("topic", ["wages"]), true },
        { new Condition.In("on_shift", ["yes"]), true },
        { new Condition.All([new Condition.Known("people", true), new Condition.In("country", ["KZ"])]), true },
        { new Condition.All([new Condition.Known("people", true), new Condition.In("country", ["UZ"])]), false },
        { new Condition.Any([new Condition.Known("nothing", true), new Condition.In("country", ["KZ"])]), true },
        { new Condition.Not(new Condition.In("country", ["KZ"])), false },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Condition_holds_or_not(Condition condition, bool holds)
    {
        var script = WithCommonParts().Fact("ambulance", "KZ", "103");
        script.Dialog("a").Set("s", Noting(Urgency.Urgent, topic: "wages", slots: [("country", "KZ"), ("people", "10"), ("since", "2026-01-15"), ("unsure", "unknown")]))
            .Branch("b", (condition, null, "yes")).End("no", "no").End("yes", "yes");
        script.Start = new NodeRef("a", "s");

        Assert.Equal([holds ? "yes" : "no"], new Talk(script.Build()) { LanguageCode = "tg" }.Start().Said);
    }
}
