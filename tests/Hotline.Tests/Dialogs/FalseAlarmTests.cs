using Hotline.Core.Cases;
using Hotline.Core.Conversations;

namespace Hotline.Tests.Dialogs;

/// <summary>Whoever came into the words about danger by mistake gets out of them by saying so, in every language. What was raised stays raised.</summary>
public sealed class FalseAlarmTests
{
    [Theory]
    [InlineData("ru", "нас заперли", "извините, опасности нет, я просто хотел спросить про зарплату")]
    [InlineData("kk", "бізді қамап қойды", "кешіріңіз, қауіп жоқ, тек айлығым туралы сұрайын деп едім")]
    [InlineData("kk", "бизди камап койды", "кауип жок, айлык туралы билейин деп едим")]
    [InlineData("ky", "бизди камап коюшту", "кечиресиз, коркунуч жок, жөн эле айлык жөнүндө сурайын дегем")]
    [InlineData("uz-Latn", "bizni qamab qoyishdi", "uzr, xavf yo'q, shunchaki oylik haqida so'ramoqchi edim")]
    [InlineData("uz-Cyrl", "бизни қамаб қўйишди", "узр, хавф йўқ, шунчаки ойлик ҳақида сўрамоқчи эдим")]
    [InlineData("tg", "моро маҳкам карданд", "бубахшед, хатар нест, танҳо дар бораи маош пурсидан мехостам")]
    [InlineData("en", "they locked us in", "sorry, no danger, i only wanted to ask about wages")]
    public void Whoever_says_that_nobody_is_in_danger_comes_to_their_topic(string tag, string alarm, string text)
    {
        var talk = new Talk(Shipped.Publication).Start().Press(tag);
        Write(talk, alarm);
        Assert.Equal(Urgency.Immediate, talk.State.Urgency);

        Write(talk, text);

        Assert.True(talk.Node is "freedom.can_leave" or "welcome.heard_wages", $"'{text}' leads to {talk.Node}.");
        Assert.Equal((Urgency.Immediate, ConversationMode.Waiting), (talk.State.Urgency, talk.State.Mode));
    }

    [Theory]
    [InlineData("en", "they locked us in", "sorry, it was a false alarm")]
    [InlineData("ru", "menya zaderzhala policiya", "izvinite, ya oshibsya")]
    [InlineData("kk", "мені полиция алып кетті", "кешіріңіз, қателесіп жазып қойдым")]
    [InlineData("ky", "мени милиция алып кетти", "кечиресиз, жаңылып жазып койдум")]
    [InlineData("uz-Latn", "meni militsiya olib ketdi", "uzr adashib yozibman")]
    [InlineData("tg", "маро милиса бурд", "бубахшед, хато навиштам")]
    public void Without_a_topic_the_menu_is_shown_and_a_new_danger_is_heard_anew(string tag, string alarm, string text)
    {
        var talk = new Talk(Shipped.Publication).Start().Press(tag);
        Write(talk, alarm);
        Assert.Equal(Urgency.Immediate, talk.State.Urgency);

        Write(talk, text);
        Assert.Equal("menu.what_happened", talk.Node);

        Write(talk, "he is beating me now");
        Assert.Equal("violence", talk.State.Slots["danger"]);
        Assert.NotEqual("menu.what_happened", talk.Node);
    }

    [Theory]
    [InlineData("ru", "нас держат взаперти", "ой простите, ошибся, уже выпустили, вопрос только про зарплату")]
    [InlineData("kk", "бізді қамап қойды, шығармайды", "кешіріңіз, қате жаздым, қауіп жоқ, тек жалақы туралы")]
    public void What_is_named_beside_the_mistake_is_taken_up(string tag, string alarm, string text)
    {
        var talk = new Talk(Shipped.Publication).Start().Press(tag);
        Write(talk, alarm);

        Write(talk, text);

        Assert.True(talk.Node is "freedom.can_leave" or "welcome.heard_wages", $"'{text}' leads to {talk.Node}.");
    }

    [Theory]
    [InlineData("ru", "нас держат взаперти", "нет всё нормально уже, это была шутка")]
    [InlineData("ru", "нас держат взаперти", "нет не опасно я перепутал")]
    [InlineData("en", "they locked us in", "sorry it was a joke")]
    public void A_mistake_is_one_in_other_words_too(string tag, string alarm, string text)
    {
        var talk = new Talk(Shipped.Publication).Start().Press(tag);
        Write(talk, alarm);

        Write(talk, text);

        Assert.Equal("menu.what_happened", talk.Node);
    }

    [Theory]
    [InlineData("ru", "нас держат взаперти", "это не шутка, помогите")]
    [InlineData("ru", "нас держат взаперти", "нет, не ошибся")]
    [InlineData("en", "they locked us in", "this is not a joke")]
    public void A_mistake_that_is_denied_is_none(string tag, string alarm, string text)
    {
        var talk = new Talk(Shipped.Publication).Start().Press(tag);
        Write(talk, alarm);

        Write(talk, text);

        Assert.False(talk.Node.StartsWith("menu.", StringComparison.Ordinal) || talk.Node.StartsWith("welcome.", StringComparison.Ordinal), $"'{text}' leads to {talk.Node}.");
    }

    [Fact]
    public void A_form_that_the_alarm_set_aside_goes_on()
    {
        var talk = new Talk(Shipped.Publication).Start().Press("en").Press("no").Press("unpaid_wages").Press("yes");
        var asked = talk.Node;
        Write(talk, "they locked us in");
        Assert.NotEqual(asked, talk.Node);

        Write(talk, "sorry, my mistake, we are safe");

        Assert.Equal(asked, talk.Node);
    }

    [Theory]
    [InlineData("i want to kill myself", "it was a mistake, just kidding")]
    [InlineData("хочу умереть", "я пошутил, просто вопрос про зарплату")]
    public void After_words_about_suicide_nobody_is_let_go_so_easily(string alarm, string text)
    {
        var talk = new Talk(Shipped.Publication).Start().Press("en");
        Write(talk, alarm);

        Write(talk, text);

        Assert.True(talk.Node.StartsWith("danger.", StringComparison.Ordinal) || talk.State.Open is null || talk.Node.StartsWith("country.", StringComparison.Ordinal), $"'{text}' leads to {talk.Node}.");
    }

    [Fact]
    public void Before_any_alarm_the_same_words_are_an_ordinary_message()
    {
        var talk = new Talk(Shipped.Publication).Start().Press("en");

        Write(talk, "no danger, i only wanted to ask about wages");

        Assert.DoesNotContain(talk.Said, s => s.Contains("It is good that nobody is in danger.", StringComparison.Ordinal));
    }

    /// <summary>Its webhook was lost, and it is found a day later, after another danger: it speaks of the one before.</summary>
    [Fact]
    public void A_false_alarm_that_comes_late_takes_back_no_newer_danger()
    {
        const string FalseAlarm = "sorry, it was a false alarm";
        var talk = new Talk(Shipped.Publication).Start().Press("en");
        Write(talk, "he is beating me now");
        var (node, danger) = (talk.Node, talk.State.Slots["danger"]);

        talk.Later().Late(FalseAlarm, Shipped.Reader.Read(FalseAlarm));
        Assert.Equal((node, danger), (talk.Node, talk.State.Slots["danger"]));

        Write(talk, FalseAlarm);
        Assert.Equal("menu.what_happened", talk.Node);
    }

    private static void Write(Talk talk, string text) => talk.Say(text, Shipped.Reader.Read(text));
}
