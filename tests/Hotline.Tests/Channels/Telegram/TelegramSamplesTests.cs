using System.Globalization;
using System.Text.Json;
using Hotline.Channels.Telegram;
using Hotline.Core.Messaging;
using Hotline.Tests.Support;

namespace Hotline.Tests.Channels.Telegram;

/// <summary>What becomes of each recorded update.</summary>
public sealed class TelegramSamplesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 7, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, string> Expected = new(StringComparer.Ordinal)
    {
        ["01-text-private.json"] = "700000101 306197398 2020-02-11 text '4' app en",
        ["02-text-link-preview.json"] = "700000101 892252934 2019-09-26 text 'hello there' app en",
        ["03-sticker.json"] = "700000101 900000018 2019-09-12 file Sticker 16639 bytes app en",
        ["04-forum-topic-created.json"] = "ignored NotPrivate",
        ["05-forum-topic-message.json"] = "ignored NotPrivate",
        ["06-forum-topic-closed.json"] = "ignored NotPrivate",
        ["07-migrate-to-supergroup.json"] = "ignored NotPrivate",
        ["08-my-chat-member-blocked.json"] = "0 0 2022-02-12 left",
        ["09-unknown-update-kind.json"] = "ignored UnknownKind",
        ["10-message-reaction-user.json"] = "ignored UnknownKind",
        ["11-group-command-in-thread.json"] = "ignored NotPrivate",
        ["12-video-forwarded.json"] = "700000101 900000014 2019-09-08 file Video video/mp4 1381334 bytes app en",
        ["13-forward-origin-supergroup.json"] = "ignored NotPrivate",
        ["14-empty-message.json"] = "ignored NoContent",
        ["15-text-old-shape.json"] = "700000101 174114370 2016-01-30 text 'Hello World'",
        ["16-start-no-payload.json"] = "700000101 174114370 2016-01-30 start",
        ["17-update-without-content.json"] = "ignored UnknownKind",
        ["18-photo-caption-4-sizes.json"] = "700000101 900946525 2017-05-03 file Photo 104737 bytes 'Photo Caption'",
        ["19-voice.json"] = "700000101 900946531 2017-05-03 file Voice audio/ogg 4288 bytes",
        ["20-document-xls.json"] = "700000101 900946532 2017-05-03 file Document application/vnd.ms-excel 4540928 bytes",
        ["21-location.json"] = "700000101 900946534 2017-05-03 location -2.890287 -79.004333",
        ["22-contact-without-user-id.json"] = "700000101 900946536 2017-05-03 phone 998900000002 of somebody",
        ["23-edited-message-private-cyrillic.json"] = "700000101 138656754 2021-06-05 edit '/добавитьЗадачу написать тест' app ru",
        ["24-callback-query.json"] = "700000101 354675000 2026-11-22 tap '1' app en, tap answered",
        ["25-start-deep-link-payload.json"] = "700000101 10000 2015-09-07 start from abc123 app ru",
        ["26-text-emoji-entities.json"] = "700000101 900000090 2023-11-14 text '👩‍👩‍👧‍👧🐱http://google.com' app ru",
        ["27-photo-no-caption.json"] = "700000101 900000019 2019-09-12 file Photo 75245 bytes app en",
        ["28-photo-caption-entities.json"] = "700000101 900000025 2022-06-19 file Photo 162061 bytes 'www.example.com' app en",
        ["29-migrate-from-group.json"] = "ignored NotPrivate",
        ["30-message-reaction-anonymous-chat.json"] = "ignored UnknownKind",
        ["31-story.json"] = "ignored NotPrivate",
        ["32-media-group-video.json"] = "700000101 900000016 2019-09-08 file Video video/mp4 1381334 bytes app en",
        ["33-pinned-message.json"] = "ignored NotPrivate",
        ["34-dice.json"] = "ignored NotPrivate",
        ["35-purchased-paid-media.json"] = "ignored UnknownKind",
        ["36-video-old-thumb.json"] = "700000101 900946526 2017-05-03 file Video video/mp4 257507 bytes",
        ["37-venue.json"] = "700000101 900946535 2017-05-03 location -2.898944 -79.006835",
        ["38-web-app-data.json"] = "700000101 900946537 2017-05-03 unsupported web_app_data",
        ["39-sticker-old-thumb.json"] = "700000101 174114373 2016-01-30 file Sticker 38440 bytes",
    };

    [Fact]
    public void Every_recorded_update_is_read_or_ignored_as_written_down()
    {
        var samples = Samples();
        var read = samples.ToDictionary(s => s.Name, s => Describe(TelegramReader.Read(s.Payload, Now)), StringComparer.Ordinal);
        Assert.Equal(Expected.OrderBy(e => e.Key, StringComparer.Ordinal), read.OrderBy(e => e.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void A_recorded_update_with_a_field_dropped_or_of_another_shape_never_throws()
    {
        foreach (var (_, payload) in Samples())
        {
            foreach (var mutant in Mutants(payload))
            {
                using var json = JsonDocument.Parse(mutant);
                Assert.NotNull(TelegramReader.Read(json.RootElement, Now));
            }
        }
    }

    [Fact]
    public void A_strange_field_beside_the_text_does_not_lose_the_text()
    {
        foreach (var (name, payload) in Samples().Where(s => Expected[s.Name].Contains(" text '", StringComparison.Ordinal)))
        {
            var message = payload.GetProperty("message");
            foreach (var field in message.EnumerateObject().Select(p => p.Name).Where(n => n is not ("text" or "chat")))
            {
                using var json = JsonDocument.Parse(JsonMutation.Replace(payload, ["message", field], "[[{\"x\":[]}]]"));
                var heard = Assert.IsType<TelegramReading.Heard>(TelegramReader.Read(json.RootElement, Now));
                Assert.True(heard.Message.Content is InboundText, $"{name}: {field}");
            }
        }
    }

    private static List<(string Name, JsonElement Payload)> Samples() =>
        Directory.GetFiles(SharedData.Find("contracts/samples/telegram"), "*.json").Select(file =>
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            return (Path.GetFileName(file), json.RootElement.GetProperty("payload").Clone());
        }).ToList();

    private static IEnumerable<string> Mutants(JsonElement payload)
    {
        string[] shapes = ["null", "true", "-1", "1e400", "9223372036854775807", "\"\"", "\"\\ud83d\"", "[]", "[null]", "{}", "{\"id\":\"x\",\"type\":7}"];
        foreach (var path in JsonMutation.Paths(payload))
        {
            yield return JsonMutation.Replace(payload, path, null);
            foreach (var shape in shapes) yield return JsonMutation.Replace(payload, path, shape);
        }
    }

    private static string Describe(TelegramReading reading) => reading switch
    {
        TelegramReading.Heard { Message: var m, TapId: var tap } =>
            string.Create(CultureInfo.InvariantCulture, $"{m.From.Value} {m.ProviderId} {m.SentAt:yyyy-MM-dd} {Describe(m.Content)}")
            + (m.LanguageCode is { } app ? $" app {app}" : "") + (tap is null ? "" : ", tap answered"),
        TelegramReading.Ignored ignored => $"ignored {ignored.Reason}",
        _ => "unreadable",
    };

    private static string Describe(InboundContent content) => content switch
    {
        InboundText text => $"text '{text.Text}'",
        InboundTap tap => $"tap '{tap.Data}'",
        InboundStart start => start.Source is null ? "start" : $"start from {start.Source}",
        InboundLocation place => string.Create(CultureInfo.InvariantCulture, $"location {place.Latitude} {place.Longitude}"),
        InboundPhone phone => $"phone {phone.Number} of {(phone.Own ? "the sender" : "somebody")}",
        InboundFile file => string.Join(' ', new[] { "file", file.Kind.ToString(), file.MimeType, $"{file.Bytes} bytes", file.Caption is { } c ? $"'{c}'" : null }.OfType<string>()),
        InboundEdit edit => $"edit '{edit.Text}'",
        InboundLeft => "left",
        InboundReturned => "returned",
        InboundUnsupported unsupported => $"unsupported {unsupported.Kind}",
        _ => content.GetType().Name,
    };
}
