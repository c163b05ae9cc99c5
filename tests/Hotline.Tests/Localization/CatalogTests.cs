using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Localization;
using Hotline.Core.Messaging;
using Hotline.Tests.Dialogs;
using Hotline.Tests.Dialogs.Loading;

namespace Hotline.Tests.Localization;

/// <summary>Translations held against the scripts.</summary>
public sealed class CatalogTests
{
    private const string Settings = SomeScripts.Settings;

    [Fact]
    public void Translations_are_found_by_locale_and_fall_back_to_the_next()
    {
        var result = Read(Po("ru"), Po("kk", ("menu.bye", "", [])));

        Assert.DoesNotContain(result.Faults, f => f.Severity == FaultSeverity.Error);
        var texts = result.Publication!.Texts;
        Assert.Equal("Пишите menu.what", texts.Exact(LocaleTag.Russian, "menu.what")!.Text);
        Assert.Null(texts.Exact(new LocaleTag("kk"), "menu.bye"));
        Assert.Equal("Пишите menu.bye", texts.Find(new LocaleTag("kk"), "menu.bye")!.Text);
    }

    [Fact]
    public void Missing_and_stale_lines_warn_but_are_errors_where_safety_hangs_on_them()
    {
        var result = Read(Po("ru", ("menu.bye", "", []), ("menu.what", "Что?", [PoEntry.FuzzyFlag]), ("danger.call", "", []), ("_always.done", "Да.", [PoEntry.FuzzyFlag])), Po("kk"));

        Assert.Null(result.Publication);
        AssertFault(result, FaultSeverity.Warning, "1 lines are not translated, first 'menu.bye'");
        AssertFault(result, FaultSeverity.Warning, "The source of 'menu.what' has changed");
        AssertFault(result, FaultSeverity.Error, "'danger.call' (dialogs/danger.yaml) is a line of safety and is not translated");
        AssertFault(result, FaultSeverity.Error, "The source of '_always.done' has changed");
    }

    [Fact]
    public void A_question_about_danger_is_a_line_of_safety()
    {
        var asks = SomeScripts.Menu.Replace("    save: what\n", "    save: what\n    urgent: danger\n", StringComparison.Ordinal);

        var result = Read(("dialogs/menu.yaml", asks), Po("ru", ("menu.what", "", [])), Po("kk"));

        AssertFault(result, FaultSeverity.Error, "'menu.what' (dialogs/menu.yaml) is a line of safety and is not translated");
    }

    [Fact]
    public void A_translation_of_another_source_is_stale_without_any_flag()
    {
        var po = Po("ru").Text!.Replace("msgid \"Write any time.\"", "msgid \"Write when you can.\"", StringComparison.Ordinal);

        var result = Read(("locales/ru.po", po), Po("kk"));

        AssertFault(result, FaultSeverity.Warning, "The source of 'menu.bye' has changed");
        Assert.Null(result.Publication!.Texts.Exact(LocaleTag.Russian, "menu.bye"));
    }

    [Fact]
    public void Drafts_are_one_warning_a_language_and_errors_for_safety_when_not_allowed()
    {
        var files = new[] { Po("ru", ("menu.bye", "Пока", [PoEntry.DraftFlag]), ("danger.call", "Звоните {fact.ambulance.phone}", [PoEntry.DraftFlag])), Po("kk") };

        var allowed = Read(files);
        AssertFault(allowed, FaultSeverity.Warning, "2 of");
        Assert.True(allowed.Publication!.Texts.Exact(LocaleTag.Russian, "menu.bye")!.Draft);

        var strict = PublicationReader.Read(Source(files), new ReadOptions(AllowDrafts: false));
        AssertFault(strict, FaultSeverity.Error, "'danger.call' is a line of safety and still a draft");
        Assert.DoesNotContain(strict.Faults, f => f.Severity == FaultSeverity.Error && f.Message.Contains("menu.bye", StringComparison.Ordinal));
    }

    [Fact]
    public void Placeholders_must_agree()
    {
        var result = Read(Po("ru", ("danger.call", "Звоните {fact.labour_inspection.phone}.", []), ("menu.bye", "Пока {", [])), Po("kk"));

        AssertFault(result, FaultSeverity.Error, "'danger.call': {fact.ambulance.phone} is missing; {fact.labour_inspection.phone} is not in the source.");
        AssertFault(result, FaultSeverity.Error, "'menu.bye' has a brace that belongs to no placeholder");
    }

    [Fact]
    public void Every_language_needs_its_file_and_every_file_its_language()
    {
        var result = Read(Po("ru"), ("locales/tk.po", Po("ru").Text));

        AssertFault(result, FaultSeverity.Error, "Language 'kk' has no translations");
        AssertFault(result, FaultSeverity.Error, "'tk' is no language of hotline.yaml");
    }

    [Fact]
    public void A_broken_script_hides_no_fault_of_a_translation()
    {
        var broken = Po("kk").Text!.Replace("msgid \"Write any time.\"", "msgid Write any time.", StringComparison.Ordinal);
        foreach (var (path, text) in new[] { ("dialogs/danger.yaml", SomeScripts.Danger + "  x: [\n"), ("dialogs/hotline.yaml", "start: [menu\n"), ("dialogs/_always.yaml", "dialog: {\n") })
        {
            var result = Read([Po("ru"), ("locales/kk.po", broken), (path, text)]);

            Assert.Contains(result.Faults, f => f.File == path);
            Assert.Contains(result.Faults, f => f is { File: "locales/kk.po", Severity: FaultSeverity.Error });
            Assert.DoesNotContain(result.Faults, f => f.Message.Contains("is no line of the scripts", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_file_for_another_language_or_with_lost_lines_is_noticed()
    {
        var result = Read(("locales/ru.po", Po("kk").Text), ("locales/kk.po", Po("kk").Text + "\nmsgctxt \"menu.gone\"\nmsgid \"Gone\"\nmsgstr \"Жоқ\"\n"));

        AssertFault(result, FaultSeverity.Error, "The header says 'Language: kk', but the file is ru.po.");
        AssertFault(result, FaultSeverity.Warning, "'menu.gone' is no line of the scripts");
    }

    [Fact]
    public void One_word_for_two_reactions_is_an_error_across_languages()
    {
        var result = Read(Po("ru", ("_always.stop.words", "стоп|хватит", [])), Po("kk", ("_always.leave.words", "шығу|стоп", [])));

        AssertFault(result, FaultSeverity.Error, "'стоп' (_always.stop.words) already means 'leave' in kk");
    }

    [Theory]
    [InlineData("ru", "Привeт", "'Привeт' mixes Cyrillic and Latin letters (e is Latin, U+0065). Write 'Привет'.")]
    [InlineData("kk", "Сәлем ӯ", "'ӯ' has the letter 'ӯ' (U+04EF), which the alphabet of kk does not know.")]
    [InlineData("kk", "Кiм", "mixes Cyrillic and Latin letters (i is Latin, U+0069). Write 'Кім'.")]
    [InlineData("kk", "Write any time.", "says the same as the English")]
    [InlineData("kk", "Пишите в чат", "says the same as the Russian")]
    [InlineData("ru", "Hello", "'Hello' has the letter 'H'")]
    public void Letters_of_another_alphabet_warn(string locale, string text, string words)
    {
        var result = locale == "ru" ? Read(Po("ru", ("menu.bye", text, [])), Po("kk")) : Read(Po("ru", ("menu.bye", "Пишите в чат", [])), Po("kk", ("menu.bye", text, [])));

        AssertFault(result, FaultSeverity.Warning, words);
        Assert.NotNull(result.Publication);
    }

    [Theory]
    [InlineData("uz-Latn", "Yo'q", "Write 'Yoʻq': ʻ (U+02BB) after o and g, else ʼ (U+02BC).")]
    [InlineData("uz-Latn", "maʻno", "Write 'maʼno'")]
    [InlineData("uz-Latn", "toʼla", "Write 'toʻla'")]
    [InlineData("uz-Latn", "Savolмi", "Write 'Savolmi'.")]
    [InlineData("tg", "тоњик", "Write 'тоҳик'.")]
    [InlineData("tg", "зўр", "Write 'зӯр'.")]
    [InlineData("uz-Cyrl", "бӯлди", "Write 'бўлди'.")]
    [InlineData("kk", "hәм", "Write 'һәм'.")]
    [InlineData("ru", "Жду Signal", null)]
    [InlineData("uz-Latn", "cola", "'c' without 'h'")]
    [InlineData("uz-Latn", "wifi", "the letter 'w'")]
    [InlineData("uz-Latn", "Yoʻq, maʼlumot bering. Chiqish: Сўм", "'Сўм' has the letter 'С'")]
    [InlineData("uz-Latn", "Yoʻq, maʼlumot bering. Chiqish. SMS, {n}", null)]
    [InlineData("uz-Cyrl", "Йўқ, ҳозир ғам", null)]
    [InlineData("tg", "Ҷавоб, ӯ, ҳа. SMS", null)]
    [InlineData("ky", "Өмүр, эмес ң", null)]
    [InlineData("en", "Anything зд", null)]
    public void Each_alphabet_has_its_letters(string locale, string text, string? words)
    {
        var faults = Alphabets.Faults(locale, text, "An SMS in English").Select(f => f.Message).ToList();

        if (words is null) Assert.Empty(faults);
        else Assert.Contains(words, Assert.Single(faults), StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_that_two_languages_share_and_a_question_in_all_of_them_are_no_echo()
    {
        var faults = Read(Po("ru", ("menu.what.other", "Полиция", [])), Po("kk", ("menu.what.other", "Полиция", []))).Faults;

        Assert.DoesNotContain(faults, f => f.Code == FaultCode.NotTranslated && f.Message.Contains("'menu.what.other'", StringComparison.Ordinal));
        Assert.DoesNotContain(Shipped.Publication.Texts.ByLocale.Values.Select(t => t["welcome.language"].Text).Distinct().Skip(1), t => true);
    }

    [Fact]
    public void What_lacks_in_Uzbek_Cyrillic_is_said_in_Uzbek_but_typed_words_are_not()
    {
        var settings = Multilingual().Replace("""kk: { name: "Қазақша", words: "қазақша", fallback: "ru en" }""", """
            uz-Latn: { name: "Oʻzbekcha", words: "oʻzbekcha", fallback: "ru en" }
              uz-Cyrl: { name: "Ўзбекча", words: "ўзбекча", fallback: "uz-Latn ru en" }
            """, StringComparison.Ordinal);
        var texts = Read(("dialogs/hotline.yaml", settings), Po("ru"), Po("uz-Latn", ("menu.bye", "Istalgan vaqtda yozing, SMS ham", [])), Po("uz-Cyrl", ("menu.bye", "", []))).Publication!.Texts;

        Assert.Equal(new Translation("Исталган вақтда ёзинг, SMS ҳам", Draft: true), texts.Exact(new LocaleTag("uz-Cyrl"), "menu.bye"));
        Assert.Equal("Пишите menu.what", texts.Exact(new LocaleTag("uz-Cyrl"), "menu.what")!.Text);
    }

    private static ReadResult Read(params (string Path, string? Text)[] files) => PublicationReader.Read(Source(files));

    private static PublicationSource Source((string Path, string? Text)[] files) => SomeScripts.Source([("dialogs/hotline.yaml", Multilingual()), .. files]);

    private static string Multilingual() => Settings.Replace("""  en: { name: "English", words: "english|eng" }""", """
          en: { name: "English", words: "english|eng" }
          ru: { name: "Русский", words: "русский", fallback: en }
          kk: { name: "Қазақша", words: "қазақша", fallback: "ru en" }
        """, StringComparison.Ordinal);

    // Every line translated by its own key, but for the given ones.
    private static (string Path, string? Text) Po(string locale, params (string Context, string Text, string[] Flags)[] changes)
    {
        var made = LocaleUpdater.Update(PublicationReader.Read(Source([]), new ReadOptions(Translations: false)).Publication!, new LocaleTag(locale), existing: null);
        var entries = made.Entries.Select(e =>
        {
            var change = changes.FirstOrDefault(c => c.Context == e.Context);
            return change.Context is null ? e with { Strings = [Words(locale, e)] } : e with { Strings = [change.Text], Flags = change.Flags };
        });
        return ($"locales/{locale}.po", (made with { Entries = [.. entries] }).Write());
    }

    private static string Words(string locale, PoEntry entry) =>
        entry.Context!.EndsWith(".words", StringComparison.Ordinal) ? $"{entry.Context} {locale}"
        : entry.Id.Contains('{', StringComparison.Ordinal) ? entry.Id
        : $"Пишите {entry.Context}";

    private static void AssertFault(ReadResult result, FaultSeverity severity, string words) =>
        Assert.Contains(result.Faults, f => f.Severity == severity && f.Message.Contains(words, StringComparison.Ordinal));
}
