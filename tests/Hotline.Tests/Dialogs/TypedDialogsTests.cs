using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding.Spelling;

namespace Hotline.Tests.Dialogs;

/// <summary>
/// Six dialogs in each language, typed from the first word to the last as people type, with a change of language in the middle. Which answer each question gets stands here, once for all languages;
/// how it is typed stands in <c>Typed/</c>.
/// </summary>
public sealed class TypedDialogsTests
{
    private const int MostAnswers = 40;
    private const int AnswersBeforeTheChange = 3;
    private const int LeastAfterTheChange = 2;

    private static readonly string[] Tags = ["ru", "kk", "ky", "uz-Latn", "uz-Cyrl", "tg", "en"];
    private static readonly IReadOnlyList<TypedAnswers> Languages = TypedAnswers.Read(Tags);

    /// <summary>Question, answer: a kind of typed answer, or <c>=choice</c> for the words of a button.</summary>
    private static readonly Dictionary<string, string> Given = new()
    {
        ["welcome.danger_now"] = "no",
        ["freedom.can_leave"] = "=afraid",
        ["unpaid_wages.worse"] = "=none",
        ["country.country"] = "place",
        ["unpaid_wages.paid_last"] = "=months_11",
        ["passport.passport"] = "=lost",
        ["consent.agree"] = "yes",
        ["safe_contact.may_write"] = "yes",
        ["safe_contact.safe_time"] = "=evening",
        ["safe_contact.safe_channel"] = "=telegram",
        ["safe_contact.cover"] = "unsure",
        ["unpaid_wages.owed"] = "money",
        ["unpaid_wages.people"] = "people",
        ["unpaid_wages.employer"] = "text",
        ["unpaid_wages.proof"] = "no",
        ["detention.who_held"] = "=someone",
        ["detention.search_details"] = "text",
        ["detention.tell"] = "=family",
        ["medical.sign"] = "no",
        ["medical.condition"] = "=worse",
        ["forced_labour.threat"] = "no",
        ["forced_labour.child"] = "no",
        ["forced_labour.debt"] = "unsure",
        ["forced_labour.promise"] = "yes",
        ["forced_labour.paid"] = "=part",
        ["forced_labour.alone"] = "text",
        ["documents.which_paper"] = "=lost",
        ["documents.copy"] = "yes",
        ["next_step.want"] = "unsure",
        ["repatriation.needs"] = "=none",
        ["repatriation.spot"] = "=station",
        ["repatriation.people"] = "people",
        ["repatriation.stopping"] = "=money",
        ["repatriation.days"] = "days",
    };

    public static TheoryData<string, string> Plays() =>
        [.. from topic in new[] { "unpaid_wages", "detention", "medical", "forced_labour", "documents", "repatriation" } from tag in Tags select (topic, tag)];

    [Theory]
    [MemberData(nameof(Plays))]
    public void A_dialog_is_typed_to_its_end_and_the_language_changed_in_the_middle(string topic, string tag)
    {
        var (own, other) = (Languages[Array.IndexOf(Tags, tag)], Languages[(Array.IndexOf(Tags, tag) + 1) % Tags.Length]);
        var talk = new Talk(Shipped.Publication);
        Write(talk, own["hello"]);
        Assert.Equal((tag, "welcome.danger_now"), (talk.State.Locale.Value, talk.Node));

        var (wanted, typed) = (new Dictionary<string, string>(), new List<Typed>());
        for (var answered = 0; answered < MostAnswers && talk.State.Open is { } open && talk.Node != "waiting.more"; answered++)
        {
            if (answered == AnswersBeforeTheChange) own = Change(talk, own, other);
            if (!Answer(talk, open.Node, own, topic, wanted, typed)) break;
        }

        Assert.True(typed.Count(t => t.Tag == tag) == AnswersBeforeTheChange && typed.Count(t => t.Tag == other.Tag) >= LeastAfterTheChange, $"Typed: {string.Join(" / ", typed)}");
        Assert.Contains(typed, t => t.IsSlip);
        Assert.All(wanted, slot => Assert.Equal(slot.Value, talk.State.Slots.GetValueOrDefault(slot.Key)));
        Assert.True(talk.State.Mode == ConversationMode.Waiting, $"No helper was called; the talk stands at {talk.Node}.");
        Assert.Equal(other.Tag, talk.State.Locale.Value);
    }

    /// <summary>Asks for the other language inside the form: the answers stay, and the same question is asked in it.</summary>
    private static TypedAnswers Change(Talk talk, TypedAnswers from, TypedAnswers to)
    {
        var (node, slots) = (talk.Node, talk.State.Slots);
        Write(talk, to["request"]);
        Assert.Equal((to.Tag, node), (talk.State.Locale.Value, talk.Node));
        Assert.All(slots.Where(s => !s.Key.StartsWith("language", StringComparison.Ordinal)), s => Assert.Equal(s.Value, talk.State.Slots.GetValueOrDefault(s.Key)));
        Assert.NotEqual(from.Tag, to.Tag);
        SpokenIn(talk, to.Tag);
        return to;
    }

    /// <summary>Types the answer to the open question and sees that it was taken. False at a question that this test does not answer.</summary>
    private static bool Answer(Talk talk, NodeRef node, TypedAnswers own, string topic, Dictionary<string, string> wanted, List<Typed> typed)
    {
        var question = Shipped.Publication.Compiled.Question(node)!.Ask;
        if (node.ToString() == "menu.what_happened")
        {
            // In the words of the button: "passport taken, not let out" in one's own words is danger, as it should be.
            var (label, words) = Button(question, topic, own.Tag);
            typed.Add(new Typed(own.Tag, words, label));
            Write(talk, words);
            Assert.True(talk.Node.Length > 0 && !talk.Node.StartsWith("menu.", StringComparison.Ordinal), $"'{words}' is not taken for {topic} in {own.Tag}: {talk.Node}");
            Assert.Equal(topic, talk.State.Topic);
            SpokenIn(talk, own.Tag);
            return true;
        }

        if (Given.GetValueOrDefault(node.ToString()) is not { } given) return false;
        var (full, answer) = given[0] == '=' ? Button(question, given[1..], own.Tag) : (null, own[given]);
        typed.Add(new Typed(own.Tag, answer, full));
        var step = talk.State.Step;
        Write(talk, answer);
        Assert.True(talk.State.Open?.Node != node && (talk.State.Step > step || talk.State.Open is null), $"'{answer}' did not answer {node} in {own.Tag}: {string.Join(" / ", talk.Said)}");
        if (question.Save is { } slot && node.Dialog != "welcome") wanted[slot] = given[0] == '=' ? given[1..] : node.ToString() == "country.country" ? own.Meaning(given)[..2] : own.Meaning(given);
        if (node.ToString() == "country.country") wanted["region"] = own.Meaning(given)[3..];
        SpokenIn(talk, own.Tag);
        return true;
    }

    private static void Write(Talk talk, string text) => talk.Say(text, Shipped.Reader.Read(text));

    /// <summary>The open question stands in this language in what was said last.</summary>
    private static void SpokenIn(Talk talk, string tag)
    {
        if (talk.State.Open is not { } open || talk.Messages.Count == 0) return;
        var line = Shipped.Publication.Compiled.Question(open.Node)!.Ask.Line.Text;
        var words = Translated(line, tag).Split('{', '\n')[0].Trim();
        Assert.Contains(words, talk.Messages[^1].Text, StringComparison.Ordinal);
        Assert.Equal(tag, talk.Messages[^1].Locale.Value);
    }

    /// <summary>The words of a button, and how a thumb writes them.</summary>
    private static (string Label, string Typed) Button(Node.Ask ask, string choice, string tag) => LabelOf(ask, choice, tag) is var label ? (label, TypedAnswers.Thumbed(label)) : default;

    private static string LabelOf(Node.Ask ask, string choice, string tag) => Translated(ask.Choices.Single(c => c.Id == choice).Label, tag);

    private static string Translated(TextRef text, string tag) =>
        Shipped.Publication.Texts.ByLocale.GetValueOrDefault(new LocaleTag(tag))?.GetValueOrDefault(text.Context)?.Text ?? text.Source;

    /// <summary>An answer as it was typed in a language, and the button that it stands for, if it stands for one.</summary>
    private sealed record Typed(string Tag, string Words, string? Label)
    {
        /// <summary>A letter is missing, beside what everybody leaves out: capitals, special letters, signs.</summary>
        public bool IsSlip => Label is not null && Folding.Fold(Label) != Words;
    }
}
