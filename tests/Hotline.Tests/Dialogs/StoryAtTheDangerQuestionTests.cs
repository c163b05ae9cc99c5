using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Dialogs;

/// <summary>Whoever answers "is anyone in danger?" with what happened to them is heard in every language: not told "yes or no?" as if nobody listened, never asked for the story again, and asked about danger.</summary>
public sealed class StoryAtTheDangerQuestionTests
{
    [Theory]
    [InlineData("ru", "Здравствуйте, мне не заплатили зарплату за 3 месяца")]
    [InlineData("kk", "сәлеметсіз бе, маған үш ай жалақы төлемеді")]
    [InlineData("ky", "салам, мага үч айдан бери айлык беришпей жатат")]
    [InlineData("uz-Latn", "salom, menga uch oydan beri maosh bermayapti")]
    [InlineData("uz-Cyrl", "салом, менга уч ойдан бери маош беришмаяпти")]
    [InlineData("tg", "салом, ба ман се моҳ маош надоданд")]
    [InlineData("en", "hello, I was not paid my salary for 3 months")]
    public void A_story_is_acknowledged_and_leads_to_its_topic_after_the_question_is_answered(string tag, string story)
    {
        var talk = new Talk(Shipped.Publication).Start().Press(tag);
        Assert.Equal("welcome.danger_now", talk.Node);

        Write(talk, story);

        var publication = Shipped.Publication;
        var ask = publication.Compiled.Question(new NodeRef("welcome", "danger_now"))!.Ask;
        var label = Translated(publication.Compiled.Question(new NodeRef("menu", "what_happened"))!.ById("unpaid_wages")!.Choice!.Label, tag);
        Assert.Equal(Translated(ask.Otherwise!.Heard!.Say.Text, tag).Replace("{topic_heard}", label, StringComparison.Ordinal), Assert.Single(talk.Said));
        Assert.Equal(("welcome.danger_now", "unpaid_wages", story), (talk.Node, talk.State.Slots["topic_heard"], talk.State.Slots["also_said"]));

        talk.Press("no");

        Assert.Equal("freedom.can_leave", talk.Node);
    }

    [Theory]
    [InlineData("no, nobody needs a doctor")]
    [InlineData("нет, никто не задержан полицией")]
    [InlineData("нет, врач не нужен")]
    public void What_a_no_denies_is_no_matter(string text)
    {
        var talk = new Talk(Shipped.Publication).Start().Press("ru");

        Write(talk, text);

        Assert.Equal("menu.what_happened", talk.Node);
    }

    [Theory]
    [InlineData("uz-Latn", "yoq, boshliq pasportimni bermayapti")]
    [InlineData("ru", "нет никто не в опасности просто брата вчера депортировали, как ему вернуть зарплату")]
    [InlineData("ru", "нет, у меня просто вопрос: хозяин держит паспорт для регистрации, вернёт завтра")]
    [InlineData("en", "no, nobody. my court date for deportation is next month")]
    [InlineData("kk", "жок, бирак бастык паспортымды алып койды")]
    public void What_is_only_urgent_calls_nobody_and_is_kept_as_urgent(string tag, string text)
    {
        var talk = new Talk(Shipped.Publication).Start().Press(tag);

        Write(talk, text);

        Assert.Equal((ConversationMode.Bot, Urgency.Urgent, null), (talk.State.Mode, talk.State.Urgency, talk.State.Case));
    }

    [Theory]
    [InlineData("uz-Cyrl", "ойлигимни бермаяпти икки ойдан бери")]
    [InlineData("kk", "паспортымды жоғалтып алдым")]
    [InlineData("uz-Cyrl", "паспортимни йукотиб куйдим нима килай")]
    [InlineData("uz-Latn", "yoq, tishim ogriyapti polis yoq")]
    [InlineData("tg", "Паспортам дар дасти худам аст, касе нагирифтааст")]
    [InlineData("ky", "паспортум озумдо, эч ким алган жок")]
    public void What_is_neither_danger_nor_urgent_is_kept_as_neither(string tag, string text)
    {
        var talk = new Talk(Shipped.Publication).Start().Press(tag);

        Write(talk, text);

        Assert.Equal((ConversationMode.Bot, Urgency.Normal, null), (talk.State.Mode, talk.State.Urgency, talk.State.Case));
    }

    [Theory]
    [InlineData("ru", "нет никто не в опасности просто брата вчера депортировали, как ему вернуть зарплату")]
    [InlineData("ru", "нет, у меня просто вопрос: хозяин держит паспорт для регистрации, вернёт завтра")]
    [InlineData("en", "no, nobody. my court date for deportation is next month")]
    public void A_no_before_a_story_answers_the_question(string tag, string text)
    {
        var talk = new Talk(Shipped.Publication).Start().Press(tag);

        Write(talk, text);

        Assert.NotEqual("welcome.danger_now", talk.Node);
    }

    [Theory]
    [InlineData("ru", "муж бьет меня")]
    [InlineData("ru", "нет муж бьет меня")]
    [InlineData("ru", "нет, у меня просто вопрос: муж бьет меня каждый день, что делать")]
    [InlineData("en", "no, my boss beats us")]
    [InlineData("uz-Latn", "yo'q, erim meni uradi")]
    public void Violence_is_a_yes_whatever_stands_before_it(string tag, string text)
    {
        var talk = new Talk(Shipped.Publication).Start().Press(tag);

        Write(talk, text);

        Assert.Equal((ConversationMode.Waiting, Urgency.Immediate), (talk.State.Mode, talk.State.Urgency));
    }

    private static void Write(Talk talk, string text) => talk.Say(text, Shipped.Reader.Read(text));

    private static string Translated(TextRef text, string tag) =>
        Shipped.Publication.Texts.ByLocale.GetValueOrDefault(new LocaleTag(tag))?.GetValueOrDefault(text.Context)?.Text ?? text.Source;
}
