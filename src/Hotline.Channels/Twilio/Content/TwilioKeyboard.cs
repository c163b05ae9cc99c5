using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Hotline.Channels.Sending;
using Hotline.Core.Channels;
using Hotline.Core.Messaging;

namespace Hotline.Channels.Twilio.Content;

/// <summary>
/// What a Content object of ours is made for: so many choices, as buttons or as a list, in a language, under a text of such lines. All that is said stands in the variables of a message, so one object serves every
/// question of its shape; the line breaks of a text stand in the object, because WhatsApp takes none in a variable. A row has no description: a variable may not be blank, and whatever a title leaves out stands in the
/// text. Pure.
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

    private TwilioKeyboard(string kind, int count, LocaleTag locale, string breaks) => (Kind, Count, Language, Breaks) = (kind, count, TemplateLanguages.For(locale)[0], breaks);

    public string Kind { get; }

    public int Count { get; }

    /// <summary>A language that WhatsApp knows.</summary>
    public string Language { get; }

    /// <summary>How many line breaks stand behind each line of the text but the last, a digit each.</summary>
    public string Breaks { get; }

    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Kind}_{Count}_{Language}{(Breaks.Length > 0 ? $"_{Breaks}" : "")}");

    /// <summary>Two buttons under one line, in Russian: what the first question that can be answered by yes or no needs.</summary>
    public static TwilioKeyboard YesOrNo { get; } = new(Buttons, 2, LocaleTag.Russian, breaks: "");

    /// <summary>Null where nothing stands under the text, where it has too many lines, and where a variable would hold what WhatsApp takes in none (https://www.twilio.com/docs/api/errors/21656): tabs, five spaces, line breaks of a title.</summary>
    public static TwilioKeyboard? Of(MessagePart part, LocaleTag locale)
    {
        if (part.Form is MessageForm.Plain || Values(part).Any(HasWhatNoVariableTakes) || TextLines.Of(part.Text) is not { } text) return null;
        return part.Form switch
        {
            MessageForm.Buttons buttons => new(Buttons, buttons.Choices.Count, locale, text.Breaks),
            MessageForm.List list => new(List, list.Rows.Count, locale, text.Breaks),
            _ => null,
        };
    }

    /// <summary>The object, in the words of Twilio's description.</summary>
    public JsonObject Content()
    {
        var lines = Breaks.Length + 1;
        var body = string.Concat(Enumerable.Range(1, lines).Select(i => Variable(i) + (i < lines ? new string('\n', Breaks[i - 1] - '0') : "")));
        var first = lines + (Kind == List ? 2 : 1);
        var choices = Enumerable.Range(0, Count).Select(i => (Title: Variable(first + (2 * i)), Id: Variable(first + (2 * i) + 1)));
        var (type, shown) = Kind == List
            ? ("twilio/list-picker", new JsonObject { ["body"] = body, ["button"] = Variable(lines + 1), ["items"] = new JsonArray([.. choices.Select(c => new JsonObject { ["item"] = c.Title, ["id"] = c.Id })]) })
            : ("twilio/quick-reply", new JsonObject { ["body"] = body, ["actions"] = new JsonArray([.. choices.Select(c => new JsonObject { ["type"] = "QUICK_REPLY", ["title"] = c.Title, ["id"] = c.Id })]) });
        return new JsonObject
        {
            ["friendly_name"] = Name,
            ["language"] = Language,
            ["variables"] = new JsonObject(Enumerable.Range(1, first + (2 * Count) - 1).Select(i => KeyValuePair.Create(Number(i), (JsonNode?)Number(i)))),
            ["types"] = new JsonObject { [type] = shown },
        };
    }

    /// <summary>The variables of one message: the lines of its text, the words that open a list, and title and data of each choice.</summary>
    public static string Variables(MessagePart part) => new JsonObject(Values(part).Select((value, i) => KeyValuePair.Create(Number(i + 1), (JsonNode?)value))).ToJsonString(Plain);

    private static IEnumerable<string> Values(MessagePart part) => part.Form switch
    {
        MessageForm.Buttons buttons => [.. Lines(part), .. buttons.Choices.SelectMany(choice => new[] { choice.Label, choice.Data })],
        MessageForm.List list => [.. Lines(part), list.Open, .. list.Rows.SelectMany(row => new[] { row.Title, row.Data })],
        _ => [.. Lines(part)],
    };

    private static IReadOnlyList<string> Lines(MessagePart part) => TextLines.Of(part.Text)?.Lines ?? [];

    private static bool HasWhatNoVariableTakes(string value) => value.AsSpan().ContainsAny('\n', '\r', '\t') || value.Contains(TooManySpaces, StringComparison.Ordinal);

    private static string Variable(int number) => $"{{{{{Number(number)}}}}}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
