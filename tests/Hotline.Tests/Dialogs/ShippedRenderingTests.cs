using System.Text;
using Hotline.Channels.Telegram;
using Hotline.Channels.Twilio;
using Hotline.Channels.WebChat;
using Hotline.Channels.WhatsApp;
using Hotline.Core.Channels;
using Hotline.Core.Channels.Sms;
using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Running;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding.Spelling;

namespace Hotline.Tests.Dialogs;

/// <summary>Every question of the scripts of the repository, in every language, on every channel.</summary>
public sealed class ShippedRenderingTests
{
    private static readonly ChannelAbilities[] Rows =
        [TelegramModule.Shows, WebChatModule.Shows, TwilioModule.ShowsSms, TwilioModule.ShowsWhatsApp, WhatsAppModule.Shows];

    private static Publication Scripts => Shipped.Publication;

    public static TheoryData<string> Locales => [.. Scripts.Settings.Locales.Select(l => l.Tag.Value)];

    [Theory]
    [MemberData(nameof(Locales))]
    public void Every_title_and_line_that_is_shown_answers_its_question(string locale)
    {
        var tag = new LocaleTag(locale);
        var heard = Scripts.Compiled.Heard(tag);
        var wrong = new List<string>();
        foreach (var question in Questions())
        {
            var message = Shown(question, tag);
            foreach (var abilities in Rows)
            {
                var parts = Rendering.Of(message, abilities);
                var titles = parts.SelectMany(TitlesOf).ToList();
                for (var i = 0; i < titles.Count; i++)
                {
                    var folded = Folding.Fold(titles[i]);
                    if ((question.Exact(folded, heard) ?? question.Numbered(folded, heard, question.Options))?.Id != message.Buttons[i].Id) wrong.Add($"{question.Ask.Ref}: '{titles[i]}' is not {message.Buttons[i].Id}.");
                }

                if (titles.Count > 0 || question.ExpectsNumber || message.Buttons.Count < 2) continue;
                var lines = parts[^1].Text.Split('\n')[^message.Buttons.Count..];
                for (var i = 0; i < lines.Length; i++)
                    if (question.Numbered(Folding.Fold(lines[i]), heard, question.Options)?.Id != message.Buttons[i].Id) wrong.Add($"{question.Ask.Ref}: '{lines[i]}' is not {message.Buttons[i].Id}.");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Data_of_every_button_has_at_most_the_64_bytes_that_Telegram_takes_however_long_the_talk()
    {
        var data = Questions().SelectMany(q => q.Options.Select(o => Taps.Data(q.Ask.Ref, o.Id, int.MaxValue))).Concat(Enum.GetValues<ReactionKind>().Select(Taps.Reserved)).ToList();

        Assert.NotEmpty(data);
        Assert.All(data, one => Assert.InRange(Encoding.UTF8.GetByteCount(one), 1, 64));
    }

    [Fact]
    public void Nowhere_is_one_both_danger_and_a_choice_of_something_else()
    {
        var twice = Questions().Where(q => q.Options.Count > 1 && !q.ExpectsNumber && Scripts.Compiled.Offers(q.Ask.Ref, '1')).Select(q => q.Ask.Ref.ToString());

        Assert.Empty(twice);
    }

    [Fact]
    public void Uzbek_in_latin_letters_is_sent_in_the_cheap_alphabet()
    {
        var dear = Questions().Select(q => Assert.Single(Rendering.Of(Shown(q, new LocaleTag("uz-Latn")), TwilioModule.ShowsSms)))
            .Where(part => part.Size!.Encoding != SmsEncoding.Gsm7).Select(part => part.Text).Where(text => !text.Any(c => c is >= 'Ѐ' and <= 'ӿ'));

        Assert.Empty(dear);
    }

    private static IEnumerable<CompiledQuestion> Questions() =>
        Scripts.Dialogs.SelectMany(d => d.Nodes).OfType<Node.Ask>().Select(ask => Scripts.Compiled.Question(ask.Ref)!);

    /// <summary>The question as the engine says it, without values for its placeholders.</summary>
    private static OutboundMessage Shown(CompiledQuestion question, LocaleTag locale) => new(
        Words(question.Ask.Line.Text, locale), [.. question.Options.Select(o => new Button(o.Id, Label(question, o, locale), Taps.Data(question.Ask.Ref, o.Id, 7)))], Importance.Routine, locale,
        question.Ask.Line.Sms is { } twin ? Words(twin, locale) : null);

    private static string Label(CompiledQuestion question, Option option, LocaleTag locale) => option.Kind switch
    {
        OptionKind.Choice => Words(option.Choice!.Label, locale),
        OptionKind.Locale => Scripts.Compiled.Locale(option.Locale)!.Name,
        OptionKind.Yes => Words(Scripts.Lines[SystemLine.Yes], locale),
        OptionKind.No => Words(Scripts.Lines[SystemLine.No], locale),
        _ => Words(question.Ask.Skip?.Label ?? Scripts.Lines[SystemLine.Skip], locale),
    };

    private static string Words(TextRef text, LocaleTag locale) => Scripts.Texts.Find(locale, text.Context)?.Text ?? text.Source;

    private static IEnumerable<string> TitlesOf(MessagePart part) => part.Form switch
    {
        MessageForm.Buttons buttons => buttons.Choices.Select(b => b.Label),
        MessageForm.List list => list.Rows.Select(r => r.Title),
        _ => [],
    };
}
