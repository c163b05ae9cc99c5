using Hotline.Core.Localization;
using Hotline.Core.Localization.Spelling;
using Hotline.Core.Localization.Uzbek;
using Hotline.Core.Messaging;
using Hotline.Tests.Dialogs;
using Hotline.Tests.Dialogs.Loading;
using Hotline.Tests.Support;

namespace Hotline.Tests.Localization.Spelling;

public sealed class SpellingTests
{
    [Fact]
    public void Every_word_that_is_said_is_asked_once_with_its_places()
    {
        var file = File(Line("menu.what", "Что там?"), Line("menu.bye", "Там SMS, {name} и кто-нибудь"), Line("_always.menu.words", "вздор"));

        var words = SpelledWords.Of(SomeScripts.Read().Publication!, LocaleTag.Russian, file, ScriptExceptions.None);

        Assert.Equal(["Что", "там", "Там", "кто-нибудь"], words.Select(w => w.Written));
        Assert.Equal(["кто", "нибудь", "кто-нибудь"], words[^1].Parts);
        Assert.Equal(new SpelledPlace("locales/ru.po", 7, "menu.what"), Assert.Single(words[0].Places));
    }

    [Fact]
    public void What_the_source_quotes_in_Russian_is_not_asked_in_another_language()
    {
        var line = Line("menu.bye", "Айтыңыз: «Мне нужен адвокат.»") with { Id = "Say: «Мне нужен адвокат.»" };

        Assert.Equal(["Айтыңыз"], SpelledWords.Of(Shipped.Publication, new LocaleTag("kk"), File(line), ScriptExceptions.None).Select(w => w.Written));
    }

    [Fact]
    public void Uzbek_Latin_is_asked_in_Cyrillic()
    {
        var words = SpelledWords.Of(Shipped.Publication, new LocaleTag("uz-Latn"), File(Line("menu.bye", "Yoʻq, inspeksiya")), ScriptExceptions.Read("x", "inspeksi* инспекци").Exceptions);

        Assert.Equal(["Йўқ", "инспекция"], words.Select(w => w.Asked));
    }

    [Fact]
    public void English_stands_in_the_scripts()
    {
        var words = SpelledWords.Of(Shipped.Publication);

        Assert.Contains(words, w => w.Written == "don't" || w.Written == "happened");
        Assert.DoesNotContain(words, w => w.Written.Any(c => c is >= 'а' and <= 'я'));
        Assert.Contains(words.SelectMany(w => w.Places), p => p is { File: "dialogs/danger.yaml", Context: "danger.medical" });
    }

    [Fact]
    public void A_word_that_nobody_knows_is_said_with_where_it_stands_and_what_to_do()
    {
        SpelledWord[] words = [Word("Дагавор", "ru.po", "a.b", "a.c"), Word("скан", "ru.po", "a.d"), Word("по-таджикски", "ru.po", "a.e"), Word("да", "ru.po", "a.f")];

        var faults = AcceptedWords.Read("ru.txt", "по-таджикски\nскан\n").Words.Judge(words, new HashSet<string> { "Дагавор", "скан", "таджикски" }, "ru_RU", "locales/words/ru.txt").ToList();

        Assert.Equal("locales/ru.po:3: 'Дагавор' in a.b and 1 more is not known to the dictionary ru_RU. Mend it, or add 'дагавор' to locales/words/ru.txt if it is right.", Assert.Single(faults).ToString());
    }

    [Theory]
    [InlineData("б\nа\n", 2, "Sort the list")]
    [InlineData("а\nа\n", 2, "Sort the list")]
    [InlineData("А\n", 1, "one word in small letters")]
    [InlineData("а б\n", 1, "one word in small letters")]
    [InlineData("а\n\nб\n", 2, "no empty lines")]
    public void A_list_is_sorted_and_has_a_word_a_line(string list, int line, string words)
    {
        var faults = AcceptedWords.Read("ru.txt", list).Faults;

        Assert.Contains(faults, f => f.Line == line && f.Message.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public void Our_own_lists_are_right_and_hold_no_word_that_is_not_said()
    {
        foreach (var (list, locale) in new[] { ("ru", "ru"), ("uz-Cyrl", "uz-Cyrl") })
        {
            var text = System.IO.File.ReadAllText(Repository.Path("locales", "words", $"{list}.txt"));
            var file = PoFile.Read($"{locale}.po", System.IO.File.ReadAllText(Repository.Path("locales", $"{locale}.po"))).File;
            var said = SpelledWords.Of(Shipped.Publication, new LocaleTag(locale), file, ScriptExceptions.None).Select(w => w.Asked.ToLowerInvariant()).ToHashSet();

            Assert.Empty(AcceptedWords.Read($"{list}.txt", text).Faults);
            Assert.DoesNotContain(text.TrimEnd().Split('\n'), w => !said.Contains(w));
        }
    }

    private static SpelledWord Word(string word, string file, params string[] contexts) => new(word, word, [.. contexts.Select(c => new SpelledPlace($"locales/{file}", 3, c))]);

    private static PoFile File(params PoEntry[] entries) => new([], [], entries);

    private static PoEntry Line(string context, string text) => new() { Context = context, Id = context, Strings = [text], Line = 7 };
}
