using System.Globalization;
using Hotline.Channels.WhatsApp;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Channels.WhatsApp;

/// <summary>What becomes of each recorded notification.</summary>
public sealed class WhatsAppSamplesTests
{
    private const string Wamid = "wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQTRBNjU5OUFFRTAzODEwMTQ0RgA=";

    private static readonly Dictionary<string, string> Expected = new(StringComparer.Ordinal)
    {
        ["01-text.json"] = $"+998900000201 {Wamid} 2025-06-08 late text 'Does it come in another color?'",
        ["02-status-sent-pricing.json"] = "ignored OtherStatus",
        ["03-unsupported.json"] = $"+998900000201 {Wamid} 2025-06-08 late unsupported unsupported",
        ["04-voice.json"] = "+5678 external_id 2016-01-30 late file Voice id_voice audio/ogg; codecs=opus",
        ["05-interactive-button-reply.json"] = "+5678 external_id 2016-01-30 late tap 'id_button_reply'",
        ["06-interactive-list-reply.json"] = "+5678 external_id 2016-01-30 late tap 'id_list_reply'",
        ["07-location.json"] = "+5678 external_id 2016-01-30 late location 0 1",
        ["08-document.json"] = "+5678 external_id 2016-01-30 late file Document id_document application/pdf '80skaraokesonglistartist'",
        ["09-status-valid.json"] = "ignored OtherStatus",
        ["10-duplicate-in-one-notification.json"] = "+5678 external_id 2016-01-30 late text 'Hello World' | +5678 external_id 2016-01-30 late text 'Hello World'",
        ["11-text-from-bsuid-only.json"] = "US.1234 external_id 2016-01-30 late text 'Hello World'",
        ["12-text-with-user-id.json"] = "+5678 also US.1234 external_id 2016-01-30 late text 'Hello World'",
        ["13-value-errors.json"] = "alert errors 0",
        ["14-video.json"] = "+5678 external_id 2016-01-30 late file Video id_video image/jpeg 'Check out my new phone!'",
        ["15-statuses-out-of-order-131047.json"] = "ignored OtherStatus | ignored OtherStatus | ignored OtherStatus",
        ["16-text-plain-old.json"] = "+5678 external_id 2016-01-30 late text 'Hello World'",
        ["17-image.json"] = "+5678 external_id 2016-01-30 late file Photo id_image image/jpeg 'Check out my new phone!'",
        ["18-audio.json"] = "+5678 external_id 2016-01-30 late file Audio id_audio image/jpeg 'Check out my new phone!'",
        ["19-template-quick-reply.json"] = "+5678 external_id 2016-01-30 late text 'No'",
        ["20-interactive-nfm-reply.json"] = "+5678 external_id 2016-01-30 late unsupported interactive",
        ["21-unsupported-old.json"] = "+5678 external_id 2016-01-30 late unsupported unsupported",
        ["22-status-failed-131014.json"] = "ignored OtherStatus",
        ["23-status-deleted.json"] = "ignored OtherStatus",
        ["24-group-text.json"] = "ignored Group",
        ["25-text-bsuid-in-from.json"] = "US.1234 external_id 2016-01-30 late text 'Hello World'",
        ["26-no-from.json"] = "ignored NoSender",
    };

    /// <summary>The same statuses, as they come for messages that went out with our mark.</summary>
    private static readonly Dictionary<string, string> ExpectedOfOurs = new(StringComparer.Ordinal)
    {
        ["02-status-sent-pricing.json"] = "receipt Sent 2025-06-15",
        ["09-status-valid.json"] = "receipt Sent 2016-01-30",
        ["15-statuses-out-of-order-131047.json"] = "receipt Read 2025-06-18 | receipt Delivered 2025-06-18 | receipt Failed 2025-06-18 NeedsTemplate",
        ["22-status-failed-131014.json"] = "receipt Failed 2016-01-30 Refused",
        ["23-status-deleted.json"] = "ignored OtherStatus",
    };

    [Fact]
    public void Every_recorded_notification_is_read_or_ignored_as_written_down()
    {
        var read = WhatsAppSamples.All().ToDictionary(s => s.Name, s => Describe(WhatsAppReader.Read(s.Payload, WhatsAppRig.Number, WhatsAppRig.Now)), StringComparer.Ordinal);
        Assert.Equal(Expected.OrderBy(e => e.Key, StringComparer.Ordinal), read.OrderBy(e => e.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_recorded_status_of_a_message_of_ours_is_a_receipt_as_written_down()
    {
        var read = WhatsAppSamples.All().Where(s => ExpectedOfOurs.ContainsKey(s.Name)).ToDictionary(s => s.Name, s => Describe(WhatsAppReader.Read(Marked(s.Payload), WhatsAppRig.Number, WhatsAppRig.Now)), StringComparer.Ordinal);
        Assert.Equal(ExpectedOfOurs.OrderBy(e => e.Key, StringComparer.Ordinal), read.OrderBy(e => e.Key, StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_same_message_twice_in_one_notification_is_stored_once()
    {
        using var rig = new WhatsAppRig();
        var sample = WhatsAppSamples.All().Single(s => s.Name.StartsWith("10-", StringComparison.Ordinal));
        Assert.Equal(200, await rig.PostAsync(sample.Payload.GetRawText()));
        Assert.Equal((1, 2), (rig.Inbox.Stored.Count, rig.Inbox.Asked));
    }

    private static System.Text.Json.JsonElement Marked(System.Text.Json.JsonElement payload)
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse(payload.GetRawText())!;
        foreach (var status in json["entry"]![0]!["changes"]![0]!["value"]!["statuses"]!.AsArray()) status!["biz_opaque_callback_data"] = "abc.def";
        using var document = System.Text.Json.JsonDocument.Parse(json.ToJsonString());
        return document.RootElement.Clone();
    }

    private static string Describe(IEnumerable<WhatsAppReading> readings) => string.Join(" | ", readings.Select(Describe));

    private static string Describe(WhatsAppReading reading) => reading switch
    {
        WhatsAppReading.Heard { Message: var m } heard => string.Create(
            CultureInfo.InvariantCulture,
            $"{m.From.Value} {(heard.UserId is { } also ? $"also {also.Value} " : "")}{heard.MetaId} {m.SentAt:yyyy-MM-dd} {(heard.Late ? "late " : "")}{Describe(m.Content)}"),
        WhatsAppReading.Receipt { What: var what } => string.Create(CultureInfo.InvariantCulture, $"receipt {what.Stage} {what.At:yyyy-MM-dd}{(what.Failure is { } failure ? $" {failure.GetType().Name}" : "")}"),
        WhatsAppReading.Alert alert => $"alert {alert.Field} {alert.Event}",
        WhatsAppReading.Ignored ignored => $"ignored {ignored.Reason}",
        WhatsAppReading.Moved moved => $"moved {moved.From?.Value} to {moved.To?.Value}",
        _ => "unreadable",
    };

    private static string Describe(InboundContent content) => content switch
    {
        InboundText text => $"text '{text.Text}'",
        InboundTap tap => $"tap '{tap.Data}'",
        InboundFile file => $"file {file.Kind} {file.Reference} {file.MimeType}{(file.Caption is { } caption ? $" '{caption}'" : "")}",
        InboundLocation place => string.Create(CultureInfo.InvariantCulture, $"location {place.Latitude} {place.Longitude}"),
        InboundUnsupported other => $"unsupported {other.Kind}",
        _ => content.ToString(),
    };
}
