using System.Text.Json;
using Hotline.Channels.Receiving;
using Hotline.Channels.Sending;

namespace Hotline.Channels.WhatsApp.Probing;

/// <summary>Judges the template by what Meta's list says of it in each language. Pure.</summary>
internal static class WhatsAppTemplateCheck
{
    private const string Manager = "In WhatsApp Manager, message templates,";

    /// <summary><paramref name="rows"/>: the template's own, a row for each language that it was made in.</summary>
    public static IEnumerable<ChannelFinding> Judge(string name, IReadOnlyList<JsonElement> rows)
    {
        if (rows.Count == 0)
        {
            yield return new(false, $"there is no template {name}, so nobody can be written to 24 hours after their last message. {Manager} make it in {string.Join(", ", TemplateLanguages.Wanted)}, or correct WhatsApp:Template.");
            yield break;
        }

        var approved = rows.Where(row => row.Text("status") == "APPROVED").Select(row => row.Text("language")).OfType<string>().Order(StringComparer.Ordinal).ToList();
        yield return approved.Count > 0
            ? new(true, $"Meta approved the template {name} in {string.Join(", ", approved)}")
            : new(false, $"Meta has approved the template {name} in no language, so nobody can be written to 24 hours after their last message. {Manager} see why.");
        foreach (var row in rows) if (Trouble(row) is { } trouble) yield return new(null, $"the template {name} in {row.Text("language") ?? "?"} {trouble}");
        var missing = TemplateLanguages.Wanted.Where(code => !rows.Any(row => row.Text("language") == code)).ToList();
        if (missing.Count > 0) yield return new(null, $"the template {name} was not made in {string.Join(", ", missing)}: who reads these is asked in Russian or English, where that is approved. {Manager} add them.");
        if (rows.Any(row => row.Items("components").Any(part => part.GetRawText().Contains("{{", StringComparison.Ordinal))))
            yield return new(false, $"the template {name} has variables, and Hotline gives none: Meta refuses it each time. {Manager} make one without.");
        if (rows.Any(row => row.Text("category") == "MARKETING"))
            yield return new(null, $"the template {name} is in the category marketing, which Meta holds back from some and charges more for. {Manager} make one of the category utility.");
    }

    private static string? Trouble(JsonElement row) => row.Text("status") switch
    {
        "APPROVED" => null,
        "PENDING" or "IN_APPEAL" => $"is not decided yet. {Manager} look again tomorrow.",
        "REJECTED" => $"was rejected. {Manager} change its words so that they only ask to write back.",
        "PAUSED" => $"is paused, because people complained about it. {Manager} see until when.",
        _ => $"is not approved. {Manager} see why.",
    };
}
