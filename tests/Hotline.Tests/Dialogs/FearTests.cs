using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Dialogs;

/// <summary>Who answers the question about danger, or the one about the topic, with fear alone reads a kind word and is offered a person, in every language; the same question again would say that nobody listens.</summary>
public sealed class FearTests
{
    private static readonly string[] Menus = ["welcome.danger_now", "menu.what_happened"];

    public static TheoryData<string, string, string> Fears() =>
    [
        .. from question in Menus
           from fear in new[]
           {
               ("ru", "страшно"), ("ru", "мне страшно"), ("ru", "я боюсь"), ("ru", "strashno"), ("kk", "қорқам"), ("kk", "коркып турмын"), ("kk", "жалғызбын"), ("ky", "коркуп жатам"), ("ky", "жалгыз калдым"),
               ("uz-Latn", "qorqaman"), ("uz-Latn", "qo'rqyapman"), ("uz-Cyrl", "қўрқаман"), ("uz-Cyrl", "куркяпман"), ("tg", "метарсам"), ("tg", "ман танҳоям"), ("en", "scared"), ("en", "i am afraid"), ("en", "im alone"),
           }
           select (question, fear.Item1, fear.Item2),
    ];

    [Theory]
    [MemberData(nameof(Fears))]
    public void Fear_is_answered_with_a_kind_word_and_a_person(string question, string tag, string text)
    {
        var talk = At(question, tag);

        Write(talk, text);

        Assert.Equal("welcome.afraid", talk.Node);
        Assert.Contains(Translated(Shipped.Publication.Compiled.Question(new NodeRef("welcome", "afraid"))!.Ask.Line.Text, tag).Split('\n')[0], Assert.Single(talk.Said), StringComparison.Ordinal);
        Assert.Null(talk.State.Case);

        talk.Press("person");

        Assert.Equal(ConversationMode.Waiting, talk.State.Mode);
    }

    [Theory]
    [InlineData("welcome.danger_now")]
    [InlineData("menu.what_happened")]
    public void Fear_that_is_said_again_is_for_a_person_too(string question)
    {
        var talk = At(question, "ru");

        Write(talk, "мне страшно");
        Write(talk, "очень страшно");

        Assert.Equal((ConversationMode.Waiting, "очень страшно"), (talk.State.Mode, talk.State.Slots["unclear"]));
    }

    [Theory]
    [InlineData("welcome.danger_now", "menu.what_happened")]
    [InlineData("menu.what_happened", "menu.what_happened")]
    public void Who_wants_no_person_comes_to_the_topics(string question, string then)
    {
        var talk = At(question, "en");

        Write(talk, "i am scared");
        talk.Press("topics");

        Assert.Equal((ConversationMode.Bot, then), (talk.State.Mode, talk.Node));
    }

    private static Talk At(string question, string tag)
    {
        var talk = new Talk(Shipped.Publication).Start().Press(tag);
        if (question == "menu.what_happened") talk.Press("no");
        Assert.Equal(question, talk.Node);
        return talk;
    }

    private static void Write(Talk talk, string text) => talk.Say(text, Shipped.Reader.Read(text));

    private static string Translated(TextRef text, string tag) =>
        Shipped.Publication.Texts.ByLocale.GetValueOrDefault(new LocaleTag(tag))?.GetValueOrDefault(text.Context)?.Text ?? text.Source;
}
