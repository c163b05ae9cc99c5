using Hotline.Core.Cases;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding.Spelling;
using Hotline.Tests.Support;

namespace Hotline.Tests.Dialogs;

/// <summary>The first question asks whether anybody is in danger. "No, all is well" is an answer to it in every language, misspelt too, and "not all is well" is none.</summary>
public sealed class NoDangerAnswersTests(ITestOutputHelper output)
{
    /// <summary>Most of the pairs nobody ever writes ("нельзя все тихо").</summary>
    private const double MostAlarms = 0.03;

    /// <summary>These deny what follows them.</summary>
    private static readonly string[] Preposed = ["не", "нее", "нельзя", "not"];

    private static readonly (string Tag, string Hello)[] Hellos =
    [
        ("ru", "здравствуйте, у меня вопрос про работу"), ("kk", "сәлеметсіз бе, жұмыс туралы сұрағым бар еді"), ("ky", "саламатсызбы, жумуш боюнча суроом бар эле"),
        ("uz-Latn", "assalomu alaykum, sizga savolim bor edi"), ("uz-Cyrl", "ассалому алайкум, сизга саволим бор эди"), ("tg", "ассалому алейкум, дар бораи кор савол доштам"), ("en", "hello, i have a question about work"),
    ];

    public static TheoryData<string> Tags => [.. Hellos.Select(h => h.Tag)];

    [Theory]
    [InlineData("ru", "нет все хорошо")]
    [InlineData("ru", "нет, у нас всё нормально")]
    [InlineData("ru", "нет слава богу никто")]
    [InlineData("ru", "нет все харошо")]
    [InlineData("ru", "нт все хорошо")]
    [InlineData("ru", "net vse horosho")]
    [InlineData("kk", "жоқ бәрі жақсы")]
    [InlineData("kk", "жок бари жаксы")]
    [InlineData("kk", "жоқ, бәрі жақс")]
    [InlineData("kk", "joq bari jaksy")]
    [InlineData("kk", "жоқ ешкім қауіпте емес")]
    [InlineData("ky", "жок баары жакшы")]
    [InlineData("ky", "жок баары жакши")]
    [InlineData("ky", "жок бары жакшы")]
    [InlineData("ky", "жок рахмат баары жайында")]
    [InlineData("ky", "jok baary jakshy")]
    [InlineData("uz-Latn", "yo'q hammasi yaxshi")]
    [InlineData("uz-Latn", "yoq hammasi yahshi")]
    [InlineData("uz-Latn", "yoq xammasi yaxshi")]
    [InlineData("uz-Latn", "yo'q, hech kim")]
    [InlineData("uz-Cyrl", "йўқ ҳаммаси яхши")]
    [InlineData("uz-Cyrl", "йук хаммаси яхши")]
    [InlineData("uz-Cyrl", "йўқ ҳамаси яхши")]
    [InlineData("tg", "не ҳамааш хуб")]
    [InlineData("tg", "не хамааш хуб")]
    [InlineData("tg", "не хамаш хуб")]
    [InlineData("tg", "не касе нест")]
    [InlineData("tg", "не кас нест")]
    [InlineData("tg", "на ҳама чиз нағз")]
    [InlineData("tg", "не, касе дар хатар нест, раҳмат")]
    [InlineData("tg", "ne hamaash khub")]
    [InlineData("en", "no all good")]
    [InlineData("en", "no al good")]
    [InlineData("en", "no everything is fine thanks")]
    [InlineData("en", "nope, nobody")]
    public void A_no_with_all_is_well_is_a_no(string tag, string text)
    {
        var talk = Asked(tag);
        talk.Say(text, Shipped.Reader.Read(text));
        Assert.Null(talk.State.Case);
        Assert.False(talk.Node is "welcome.danger_now" or "welcome.not_clear" || talk.Node.StartsWith("danger.", StringComparison.Ordinal), $"'{text}' leads to {talk.Node}.");
    }

    [Theory]
    [InlineData("ru", "нет не все хорошо")]
    [InlineData("ru", "не все в порядке")]
    [InlineData("ru", "нет все хорошо или нет не знаю")]
    [InlineData("kk", "жоқ бәрі жақсы емес")]
    [InlineData("kk", "бәрі жақсы емес")]
    [InlineData("ky", "жок баары жакшы эмес")]
    [InlineData("uz-Latn", "yo'q hammasi yaxshi emas")]
    [InlineData("uz-Cyrl", "йўқ ҳаммаси яхши эмас")]
    [InlineData("tg", "не ҳамааш хуб нест")]
    [InlineData("en", "no not everything is fine")]
    public void What_denies_that_all_is_well_is_no_plain_no(string tag, string text)
    {
        var talk = Asked(tag);
        talk.Say(text, Shipped.Reader.Read(text));
        Assert.True(talk.State.Case is not null || talk.Node == "welcome.danger_now", $"'{text}' leads to {talk.Node}.");
    }

    [Theory]
    [InlineData("ru", "нет никого рядом мне страшно")]
    [InlineData("ru", "нет никто не может выйти")]
    [InlineData("ru", "нет, никто не может выйти отсюда")]
    [InlineData("ru", "нет не только я, нас много")]
    [InlineData("ru", "нет мне страшна")]
    [InlineData("ru", "net nikogo ryadom mne strashno")]
    [InlineData("ru", "нет я одна дома и боюсь")]
    [InlineData("kk", "жоқ емес, бар")]
    [InlineData("kk", "жоқ ешкім шыға алмайды")]
    [InlineData("kk", "жок коркып турмын")]
    [InlineData("kk", "жоқ жанымда ешкім жоқ қорқам")]
    [InlineData("kk", "joq qorqamyn")]
    [InlineData("ky", "жок эмес, бар")]
    [InlineData("ky", "жок эч ким чыга албайт")]
    [InlineData("ky", "жок мен коркуп жатам")]
    [InlineData("ky", "жок жалгызмын, жанымда эч ким жок")]
    [InlineData("uz-Latn", "yo'q emas, bor")]
    [InlineData("uz-Latn", "yoq hech kim chiqa olmaydi")]
    [InlineData("uz-Latn", "yo'q qo'rqyapman")]
    [InlineData("uz-Latn", "yoq faqat men emas hammamiz")]
    [InlineData("uz-Cyrl", "йўқ эмас, бор")]
    [InlineData("uz-Cyrl", "йук хеч ким чика олмайди")]
    [InlineData("uz-Cyrl", "йўқ қўрқяпман")]
    [InlineData("tg", "не танҳоям метарсам")]
    [InlineData("tg", "не ҳеҷ кас баромада наметавонад")]
    [InlineData("tg", "на танҳо ман не, ҳамаамон")]
    [InlineData("tg", "не метарсам")]
    [InlineData("en", "no nobody helps us here")]
    [InlineData("en", "no one can get out")]
    [InlineData("en", "no, i am scared")]
    [InlineData("en", "not only me, all of us")]
    [InlineData("en", "no im alone here")]
    public void A_no_beside_fear_or_a_closed_door_is_no_plain_no(string tag, string text)
    {
        var talk = Asked(tag);
        talk.Say(text, Shipped.Reader.Read(text));
        Assert.True(talk.State.Case is not null || talk.Node is "welcome.danger_now" or "welcome.afraid", $"'{text}' leads to {talk.Node}.");
    }

    [Theory]
    [InlineData("ru", "нет, просто вопрос про зарплату")]
    [InlineData("ru", "нет, он в порядке")]
    [InlineData("kk", "жоқ, сұрағым бар")]
    [InlineData("ky", "жок, суроом бар")]
    [InlineData("uz-Latn", "yo'q, savolim bor")]
    [InlineData("uz-Cyrl", "йўқ, саволим бор")]
    [InlineData("tg", "не, савол дорам")]
    [InlineData("en", "no he is fine")]
    [InlineData("en", "no you can ask")]
    [InlineData("en", "no, just a question")]
    public void A_no_beside_a_mere_remark_is_a_no(string tag, string text)
    {
        IReadOnlyList<LocaleTag> heard = [new(tag), LocaleTag.Russian, LocaleTag.English];
        Assert.False(UnderstandingFiles.Data.Answers.YesNo(text, heard));
    }

    [Theory]
    [MemberData(nameof(Tags))]
    public void Every_no_of_the_lists_goes_with_every_all_is_well(string tag)
    {
        var locale = new LocaleTag(tag);
        var answers = UnderstandingFiles.Data.Languages.Single(l => l.Locale == locale).Answers;
        var texts = answers.No.Where(no => !Folding.Fold(no).Contains(' ', StringComparison.Ordinal) && (tag == "tg" || !Preposed.Contains(no))).SelectMany(no => answers.Well.Select(well => $"{no} {well}")).ToList();
        IReadOnlyList<LocaleTag> heard = [locale, LocaleTag.Russian, LocaleTag.English];
        Assert.DoesNotContain(texts, text => UnderstandingFiles.Data.Answers.YesNo(text, heard) != false);
        var alarms = texts.Where(text => Shipped.Reader.Read(text).Urgency != Urgency.Normal).ToList();
        output.WriteLine($"{tag}: {texts.Count} answers; heard as danger or haste: {string.Join(" / ", alarms)}");
        Assert.True(alarms.Count <= texts.Count * MostAlarms, $"{alarms.Count} of {texts.Count} answers sound like danger; {MostAlarms:P0} is the ceiling.");
    }

    /// <summary>A talk in one language that stands at the first question.</summary>
    private static Talk Asked(string tag)
    {
        var hello = Hellos.Single(h => h.Tag == tag).Hello;
        var talk = new Talk(Shipped.Publication);
        talk.Say(hello, Shipped.Reader.Read(hello));
        Assert.Equal((tag, "welcome.danger_now"), (talk.State.Locale.Value, talk.Node));
        return talk;
    }
}
