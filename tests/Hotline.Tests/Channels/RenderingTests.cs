using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Hotline.Channels.Telegram;
using Hotline.Channels.Terminal;
using Hotline.Channels.Twilio;
using Hotline.Channels.WebChat;
using Hotline.Channels.WhatsApp;
using Hotline.Core.Channels;
using Hotline.Core.Channels.Sms;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Channels;

public sealed class RenderingTests
{
    private const string Long = "Больше трёх месяцев назад, точно не помню";

    private static readonly ChannelAbilities[] Rows =
        [TelegramModule.Shows, WebChatModule.Shows, TerminalChannel.Shows, TwilioModule.ShowsSms, TwilioModule.ShowsWhatsApp, WhatsAppModule.Shows];

    private static readonly Gen<string> Words =
        Gen.Elements("a", "слово ", "ҳақ ", ". ", "\n", "\n\n", " ", "😀", "👩‍👩‍👧‍👧", "e\u0301", "oʻ", "– ", "…").ListOf().Select(string.Concat);

    private static readonly Gen<string> Anything =
        Gen.OneOf(Gen.Choose(0, char.MaxValue).Select(c => ((char)c).ToString()), Gen.Elements("😀", "\uD83D", "\uDE00", " ", "\n", "\u0301", "\u200D", "a", "я")).ListOf().Select(string.Concat).Resize(200);

    private static readonly Gen<OutboundMessage> Messages =
        from text in Words.Resize(900)
        from count in Gen.Choose(0, 23)
        from labels in Words.Resize(20).ArrayOf(count)
        select Message($"x{text}", [.. labels.Select((label, i) => $"{i % 7}{label}x")]);

    [Fact]
    public void Without_choices_a_message_is_its_text()
    {
        foreach (var abilities in Rows)
        {
            var part = Assert.Single(Rendering.Of(Message("Hello."), abilities));
            Assert.Equal(("Hello.", MessageForm.Plain.Only), (part.Text, part.Form));
        }
    }

    [Fact]
    public void Three_choices_are_buttons_on_whatsapp()
    {
        var part = Assert.Single(Rendering.Of(Message("When?", "Да", "Нет", "Не знаю"), WhatsAppModule.Shows));

        Assert.Equal("When?", part.Text);
        var buttons = Assert.IsType<MessageForm.Buttons>(part.Form).Choices;
        Assert.Equal([("c1", "Да", "a.q:c1:7"), ("c2", "Нет", "a.q:c2:7"), ("c3", "Не знаю", "a.q:c3:7")], buttons.Select(b => (b.Id, b.Label, b.Data)));
    }

    [Fact]
    public void Four_to_ten_choices_are_a_list_on_whatsapp()
    {
        var part = Assert.Single(Rendering.Of(Message("When?", "A", "B", "C", "D"), WhatsAppModule.Shows, "Выбрать"));

        Assert.Equal("When?", part.Text);
        var list = Assert.IsType<MessageForm.List>(part.Form);
        Assert.Equal("Выбрать", list.Open);
        Assert.Equal([new ListRow("c1", "A", null, "a.q:c1:7"), new ListRow("c2", "B", null, "a.q:c2:7"), new ListRow("c3", "C", null, "a.q:c3:7"), new ListRow("c4", "D", null, "a.q:c4:7")], list.Rows);
    }

    [Fact]
    public void More_choices_are_lists_of_equal_size_with_numbers_that_go_on()
    {
        var parts = Rendering.Of(Message("Where?", [.. Enumerable.Range(1, 18).Select(i => $"Place {i}")]), WhatsAppModule.Shows);

        Assert.Equal([9, 9], parts.Select(p => Assert.IsType<MessageForm.List>(p.Form).Rows.Count));
        Assert.StartsWith("Where?\n1. Place 1\n2. Place 2\n", parts[0].Text, StringComparison.Ordinal);
        Assert.EndsWith("\n9. Place 9", parts[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("10. Place 10\n", parts[1].Text, StringComparison.Ordinal);
        Assert.Equal("a.q:c18:7", ((MessageForm.List)parts[1].Form).Rows[^1].Data);
    }

    [Fact]
    public void Cut_title_of_a_button_stands_in_full_in_the_text()
    {
        var part = Assert.Single(Rendering.Of(Message("When?", "Недавно", Long), WhatsAppModule.Shows));

        Assert.Equal($"When?\n1. Недавно\n2. {Long}", part.Text);
        Assert.Equal(["Недавно", "Больше трёх месяцев…"], Assert.IsType<MessageForm.Buttons>(part.Form).Choices.Select(b => b.Label));
    }

    [Fact]
    public void Cut_title_of_a_row_goes_on_in_its_description()
    {
        var part = Assert.Single(Rendering.Of(Message("When?", "A", "B", "C", Long), WhatsAppModule.Shows));

        var row = Assert.IsType<MessageForm.List>(part.Form).Rows[^1];
        Assert.Equal(("Больше трёх месяцев…", "назад, точно не помню"), (row.Title, row.Description));
        Assert.EndsWith($"\n4. {Long}", part.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Titles_that_would_be_the_same_begin_with_their_number()
    {
        var part = Assert.Single(Rendering.Of(Message("Who?", "Работодатель не платит мне", "Работодатель не платит никому"), WhatsAppModule.Shows));

        Assert.Equal(["1. Работодатель не…", "2. Работодатель не…"], Assert.IsType<MessageForm.Buttons>(part.Form).Choices.Select(b => b.Label));
    }

    [Fact]
    public void Long_text_goes_before_and_the_buttons_hang_on_its_end()
    {
        var text = string.Join("\n\n", Enumerable.Range(1, 12).Select(i => $"{i}. {new string('я', 400)}"));

        var parts = Rendering.Of(Message(text, "Да", "Нет"), WhatsAppModule.Shows);

        Assert.Equal(2, parts.Count);
        Assert.Same(MessageForm.Plain.Only, parts[0].Form);
        Assert.InRange(parts[0].Text.Length, 1025, 4096);
        Assert.InRange(parts[1].Text.Length, 1, 1024);
        Assert.Equal(text, $"{parts[0].Text}\n\n{parts[1].Text}");
    }

    [Fact]
    public void Long_text_with_cut_titles_leaves_the_choices_together()
    {
        var parts = Rendering.Of(Message(new string('я', 1000), "Недавно", Long), WhatsAppModule.Shows);

        Assert.Equal([new string('я', 1000), $"1. Недавно\n2. {Long}"], parts.Select(p => p.Text));
    }

    [Fact]
    public void Choices_are_numbers_on_sms_and_on_whatsapp_through_twilio_without_its_objects()
    {
        foreach (var abilities in new[] { TwilioModule.ShowsNumbersOnWhatsApp, TwilioModule.ShowsSms })
        {
            var part = Assert.Single(Rendering.Of(Message("Когда?", "Да", Long), abilities));
            Assert.Equal(($"Когда?\n1. Да\n2. {Long}", MessageForm.Plain.Only), (part.Text, part.Form));
        }
    }

    [Fact]
    public void What_cannot_stand_under_a_part_follows_its_text_in_words_once()
    {
        Assert.Equal("Когда?\n1. Да\n2. Нет", Rendering.InWords(Assert.Single(Rendering.Of(Message("Когда?", "Да", "Нет"), TwilioModule.ShowsWhatsApp))));
        Assert.Equal("Сколько?\n– Не знаю", Rendering.InWords(Assert.Single(Rendering.Of(Message("Сколько?", "Не знаю"), TwilioModule.ShowsWhatsApp))));
        Assert.Equal($"Когда?\n1. Да\n2. {Long}", Rendering.InWords(Assert.Single(Rendering.Of(Message("Когда?", "Да", Long), TwilioModule.ShowsWhatsApp))));
        Assert.Equal("Готово.", Rendering.InWords(Assert.Single(Rendering.Of(Message("Готово."), TwilioModule.ShowsWhatsApp))));
    }

    [Fact]
    public void A_part_in_words_fits_and_leaves_no_choice_out() =>
        Holds((message, abilities) => abilities != TwilioModule.ShowsWhatsApp || Rendering.Of(message, abilities) is var parts
            && parts.All(part => Rendering.InWords(part).Length <= abilities.MaxText)
            && (parts.Count == 0 || Squeezed(string.Concat(parts.Select(Rendering.InWords))) is var whole && message.Buttons.Index().All(b => whole.Contains(Squeezed(Line(message, b.Index)), StringComparison.Ordinal))));

    [Fact]
    public void Choice_that_stands_alone_has_no_number() =>
        Assert.Equal("Сколько?\n– Не знаю", Assert.Single(Rendering.Of(Message("Сколько?", "Не знаю"), TwilioModule.ShowsSms)).Text);

    [Fact]
    public void What_works_everywhere_is_a_word_and_no_number()
    {
        var message = Message("Ошибка.") with { Buttons = [new Button("_always:operator", "оператор", "_always:operator"), new Button("_always:menu", "меню", "_always:menu")] };

        Assert.Equal("Ошибка.\n– оператор\n– меню", Assert.Single(Rendering.Of(message, TwilioModule.ShowsSms)).Text);
    }

    [Fact]
    public void Sms_says_the_twin_as_it_costs_least_and_knows_its_price()
    {
        var message = Message("A long text.", "Ha", "Yoʻq") with { Sms = "Toʻlov – qachon?" };

        var part = Assert.Single(Rendering.Of(message, TwilioModule.ShowsSms));

        Assert.Equal("To'lov - qachon?\n1. Ha\n2. Yo'q", part.Text);
        Assert.Equal(new SmsSize(SmsEncoding.Gsm7, 30, 30, 1), part.Size);
        Assert.Null(Assert.Single(Rendering.Of(message, TwilioModule.ShowsWhatsApp)).Size);
    }

    [Fact]
    public void Telegram_shows_a_keyboard_under_the_last_part()
    {
        var labels = Enumerable.Range(1, 24).Select(i => $"Choice {i}").ToArray();

        var parts = Rendering.Of(Message(new string('я', 5000), labels), TelegramModule.Shows);

        Assert.Equal(2, parts.Count);
        Assert.Same(MessageForm.Plain.Only, parts[0].Form);
        Assert.Equal(labels, Assert.IsType<MessageForm.Buttons>(parts[1].Form).Choices.Select(b => b.Label));
    }

    [Fact]
    public void Blank_message_has_no_parts()
    {
        foreach (var abilities in Rows) Assert.Empty(Rendering.Of(Message(" \n "), abilities));
    }

    [Fact]
    public void Every_part_fits_its_channel() =>
        Holds((message, abilities) => Rendering.Of(message, abilities, "Танланг, илтимос, биттасини").All(part => Fits(part, abilities)));

    [Fact]
    public void Every_choice_can_be_tapped_once_or_stands_as_a_number() =>
        Holds((message, abilities) =>
        {
            var parts = Rendering.Of(message, abilities);
            var taps = parts.SelectMany(Taps).ToList();
            if (abilities.PaidByPart) return taps.Count == 0;
            if (taps.Count > 0) return taps.SequenceEqual(message.Buttons.Select(b => b.Data));
            var whole = Squeezed(string.Concat(parts.Select(p => p.Text)));
            return message.Buttons.Index().All(b => whole.Contains(Squeezed(Line(message, b.Index)), StringComparison.Ordinal));
        });

    [Fact]
    public void Nothing_but_white_space_is_lost() =>
        Holds((message, abilities) => abilities.PaidByPart || Squeezed(string.Concat(Rendering.Of(message, abilities).Select(p => p.Text))).StartsWith(Squeezed(message.Text), StringComparison.Ordinal));

    [Fact]
    public void Cut_titles_are_told_in_full() =>
        Holds((message, abilities) =>
        {
            var parts = Rendering.Of(message, abilities);
            var titles = parts.SelectMany(TitlesOf).ToList();
            if (titles.Count == 0 || titles.SequenceEqual(message.Buttons.Select(b => b.Label.Trim()))) return true;
            var whole = Squeezed(string.Concat(parts.Select(p => p.Text)));
            return message.Buttons.Index().All(b => whole.Contains(Squeezed(Line(message, b.Index)), StringComparison.Ordinal));
        });

    /// <summary>Halves of pairs that stand alone come in from anywhere; none may come of cutting.</summary>
    [Fact]
    public void Any_text_at_all_is_shown_without_tearing_a_pair() =>
        Prop.ForAll(Anything.ToArbitrary(), text => Rows.All(abilities =>
        {
            var parts = Rendering.Of(Message($"x{text}", text, $"{text}!", "c", $"d{text}"), abilities);
            return parts.All(part => part.Text.Length <= abilities.MaxText && !string.IsNullOrWhiteSpace(part.Text))
                && parts.SelectMany(p => TitlesOf(p).Append(p.Text)).All(shown => Halves(shown) <= Halves(text) * 5);
        })).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithQuietOnSuccess(true));

    private static bool Fits(MessagePart part, ChannelAbilities abilities)
    {
        if (string.IsNullOrWhiteSpace(part.Text) || part.Text.Length > abilities.MaxText || !IsWellFormed(part.Text)) return false;
        if (abilities.PaidByPart != part.Size is not null) return false;
        return part.Form switch
        {
            MessageForm.Buttons buttons => part.Text.Length <= abilities.MaxBody && buttons.Choices.Count <= abilities.MaxButtons && AreTitles(buttons.Choices.Select(b => b.Label), abilities.MaxLabel),
            MessageForm.List list => part.Text.Length <= abilities.MaxBody && list.Rows.Count <= abilities.List!.Rows && AreTitles(list.Rows.Select(r => r.Title), abilities.List.Title)
                && list.Rows.All(r => r.Description is null || r.Description.Length is > 0 && r.Description.Length <= abilities.List.Description && IsWellFormed(r.Description))
                && list.Open.Length is > 0 && list.Open.Length <= abilities.List.Button,
            _ => true,
        };
    }

    private static bool AreTitles(IEnumerable<string> titles, int max)
    {
        var all = titles.ToList();
        return all.TrueForAll(t => !string.IsNullOrWhiteSpace(t) && t.Length <= max && IsWellFormed(t)) && all.Distinct(StringComparer.OrdinalIgnoreCase).Count() == all.Count;
    }

    private static bool IsWellFormed(string text) => Halves(text) == 0;

    /// <summary>Halves of surrogate pairs that stand alone.</summary>
    private static int Halves(string text)
    {
        var halves = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (char.IsSurrogate(text[i])) halves++;
        }

        return halves;
    }

    private static IEnumerable<string> Taps(MessagePart part) => part.Form switch
    {
        MessageForm.Buttons buttons => buttons.Choices.Select(b => b.Data),
        MessageForm.List list => list.Rows.Select(r => r.Data),
        _ => [],
    };

    private static IEnumerable<string> TitlesOf(MessagePart part) => part.Form switch
    {
        MessageForm.Buttons buttons => buttons.Choices.Select(b => b.Label),
        MessageForm.List list => list.Rows.Select(r => r.Title),
        _ => [],
    };

    private static string Line(OutboundMessage message, int index) =>
        message.Buttons.Count == 1 ? $"– {message.Buttons[0].Label}" : string.Create(CultureInfo.InvariantCulture, $"{index + 1}. {message.Buttons[index].Label}");

    private static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static OutboundMessage Message(string text, params string[] labels) =>
        new(text, [.. labels.Select((label, i) => Button($"c{(i + 1).ToString(CultureInfo.InvariantCulture)}", label))], Importance.Routine, LocaleTag.Russian);

    private static Button Button(string id, string label) => new(id, label, $"a.q:{id}:7");

    private static void Holds(Func<OutboundMessage, ChannelAbilities, bool> rule) =>
        Prop.ForAll(Messages.ToArbitrary(), message => Rows.All(abilities => rule(message, abilities))).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithQuietOnSuccess(true));
}
