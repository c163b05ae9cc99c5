using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Hotline.Channels.Receiving;
using static Hotline.Channels.WhatsApp.WhatsAppReading;

namespace Hotline.Channels.WhatsApp;

/// <summary>
/// Takes a notification apart: every level may hold several elements, and each is read by itself, so that a broken one loses no other. Pure; never throws, whatever the JSON holds.
/// </summary>
internal static class WhatsAppReader
{
    private const int LongestWord = 64;

    /// <summary>Fields that tell the host of trouble with the account or the template.</summary>
    private static readonly FrozenSet<string> Alerting = FrozenSet.ToFrozenSet(
    [
        "account_alerts", "account_review_update", "account_update", "business_capability_update", "business_status_update", "message_template_components_update",
        "message_template_quality_update", "message_template_status_update", "phone_number_name_update", "phone_number_quality_update", "security", "template_category_update",
    ]);

    /// <summary>In order. <paramref name="ours"/> is Meta's id of our number; <paramref name="now"/> stands in where an element carries no time.</summary>
    public static IEnumerable<WhatsAppReading> Read(JsonElement notification, string ours, DateTimeOffset now)
    {
        if (notification.ValueKind != JsonValueKind.Object || !notification.Has("entry")) return [new Unreadable()];
        return notification.Items("entry").SelectMany(entry => entry.Items("changes")).SelectMany(change => ReadChange(change, ours, now));
    }

    private static IEnumerable<WhatsAppReading> ReadChange(JsonElement change, string ours, DateTimeOffset now)
    {
        if (change.Text("field") is { } field && field != "messages") return [ReadField(field, change.Object("value"))];
        if (change.Object("value") is not { } value) return [new Unreadable()];
        // A business has one webhook for all its numbers. What was written to another would be answered from ours.
        var others = value.Object("metadata")?.Text("phone_number_id") is { } number && number != ours;
        return value.Items("messages").Select(message => others ? new Ignored(IgnoredReason.OtherNumber) : WhatsAppMessages.Read(message, now))
            .Concat(value.Items("statuses").Select(status => WhatsAppStatuses.Read(status, now)))
            .Concat(value.Items("errors").Select(error => new Alert("errors", error.Number("code")?.ToString(CultureInfo.InvariantCulture))));
    }

    private static WhatsAppReading ReadField(string field, JsonElement? value) =>
        Alerting.Contains(field) ? new Alert(field, Word(value?.Text("event") ?? value?.Text("decision"))) : new Ignored(IgnoredReason.OtherField);

    /// <summary>Meta's own word, such as <c>FLAGGED</c>; nothing else gets into a log.</summary>
    private static string? Word(string? text) => text?.Length <= LongestWord && text.All(c => char.IsAsciiLetterUpper(c) || c == '_') ? text : null;
}
