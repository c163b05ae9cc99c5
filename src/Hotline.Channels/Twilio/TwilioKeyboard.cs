using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Hotline.Channels.WhatsApp;
using Hotline.Core.Channels;
using Hotline.Core.Messaging;

namespace Hotline.Channels.Twilio;

/// <summary>
/// What a Content object of ours is made for: so many choices, as buttons or as a list, in a language. All that is said stands in the variables of a message, so one object serves every question. A row has no
/// description: a variable may not be blank, and whatever a title leaves out stands in the text. Pure.
/// </summary>
internal sealed record TwilioKeyboard
{
    /// <summary>Begins the names of our objects. Its version changes with what <see cref="Content"/> makes.</summary>
    public const string Prefix = "hotline_v1_";

    private const string Buttons = "buttons";
    private const string List = "list";

    /// <summary>Apostrophes are escaped, with which Twilio was seen to have trouble; other alphabets are not, which would make six signs of each.</summary>
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private const string TooManySpaces = "     ";

    private TwilioKeyboard(string kind, int count, LocaleTag locale) => (Kind, Count, Language) = (kind, count, TemplateLanguages.For(locale)[0]);

    public string Kind { get; }

    public int Count { get; }

    /// <summary>A language that WhatsApp knows.</summary>
    public string Language { get; }

    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Kind}_{Count}_{Language}");

    /// <summary>Null where nothing stands under the text, and where a variable would hold what WhatsApp takes in none (https://www.twilio.com/docs/api/errors/21656): line breaks, tabs, five spaces.</summary>
    public static TwilioKeyboard? Of(MessagePart part, LocaleTag locale) => part.Form switch
    {
        _ when Values(part).Any(value => value.AsSpan().ContainsAny('\n', '\r', '\t') || value.Contains(TooManySpaces, StringComparison.Ordinal)) => null,
        MessageForm.Buttons buttons => new(Buttons, buttons.Choices.Count, locale),
        MessageForm.List list => new(List, list.Rows.Count, locale),
        _ => null,
    };

    /// <summary>The object, in the words of Twilio's description.</summary>
    public JsonObject Content()
    {
        var first = Kind == List ? 3 : 2;
        var choices = Enumerable.Range(0, Count).Select(i => (Title: Variable(first + (2 * i)), Id: Variable(first + (2 * i) + 1)));
        var (type, shown) = Kind == List
            ? ("twilio/list-picker", new JsonObject { ["body"] = Variable(1), ["button"] = Variable(2), ["items"] = new JsonArray([.. choices.Select(c => new JsonObject { ["item"] = c.Title, ["id"] = c.Id })]) })
            : ("twilio/quick-reply", new JsonObject { ["body"] = Variable(1), ["actions"] = new JsonArray([.. choices.Select(c => new JsonObject { ["type"] = "QUICK_REPLY", ["title"] = c.Title, ["id"] = c.Id })]) });
        return new JsonObject
        {
            ["friendly_name"] = Name,
            ["language"] = Language,
            ["variables"] = new JsonObject(Enumerable.Range(1, first + (2 * Count) - 1).Select(i => KeyValuePair.Create(Number(i), (JsonNode?)Number(i)))),
            ["types"] = new JsonObject { [type] = shown },
        };
    }

    /// <summary>The variables of one message: its text, the words that open a list, and title and data of each choice.</summary>
    public static string Variables(MessagePart part) => new JsonObject(Values(part).Select((value, i) => KeyValuePair.Create(Number(i + 1), (JsonNode?)value))).ToJsonString(Plain);

    private static IEnumerable<string> Values(MessagePart part) => part.Form switch
    {
        MessageForm.Buttons buttons => [part.Text, .. buttons.Choices.SelectMany(choice => new[] { choice.Label, choice.Data })],
        MessageForm.List list => [part.Text, list.Open, .. list.Rows.SelectMany(row => new[] { row.Title, row.Data })],
        _ => [part.Text],
    };

    private static string Variable(int number) => $"{{{{{Number(number)}}}}}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
