using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Hotline.Channels.Twilio;
using Hotline.Channels.Twilio.Calls;
using Hotline.Channels.Twilio.Receiving;
using Hotline.Core.Channels;
using Hotline.Core.Messaging;
using Hotline.Tests.Support;

namespace Hotline.Tests.Channels.Twilio;

/// <summary>What becomes of each recorded call, and of each with something broken in it.</summary>
public sealed class TwilioSamplesTests
{
    private const int MutantsOfEach = 200;
    private const int Seed = 20261122;

    private static readonly DateTimeOffset Now = new(2026, 11, 22, 7, 0, 0, TimeSpan.Zero);
    private static readonly DeliveryMark Mark = new(new ConversationId("abcdefghijklmnopqrstuvwxyz"), "d1");

    private static readonly OurNumbers WhatsAppLines = new("+15550001111", "+12028831111");

    private static readonly Dictionary<string, string> Expected = new(StringComparer.Ordinal)
    {
        ["01-sms-text.json"] = "sms:+14133881111 SMe287d7109a5a925f182f0e07fe5b223b text 'Msg'",
        ["02-mms-two-media-with-body.json"] = "sms:+14133881111 SMe287d7109a5a925f182f0e07fe5b223b file Document cat.jpg 'Msg'; sms:+14133881111 SMe287d7109a5a925f182f0e07fe5b223b.1 file Document dog.jpg",
        ["03-sms-base64-body.json"] = "sms:+14133881111 SMe287d7109a5a925f182f0e07fe5b223b text 'Bannon Explains The World ...\n“The Camp of the Saints'",
        ["04-wa-text.json"] = "whatsapp:+14133881111 SMe287d7109a5a925f182f0e07fe5b223b text 'Msg'",
        ["05-wa-text-external-user-id.json"] = "whatsapp:+14133881111 SMe287d7109a5a925f182f0e07fe5b223b text 'Msg'",
        ["06-status-failed-21610.json"] = "Failed ContactGone, final",
        ["07-status-delivered.json"] = "Delivered, final",
        ["08-status-failed-63018.json"] = "Failed RetryAfter, final",
        ["09-status-unknown-word.json"] = "nothing",
        ["10-wa-button-payload.json"] = "whatsapp:+998900000101 SM8824d91645395b17594d92659b878468 text 'Konfirmasi'",
        ["11-wa-text-with-http-headers.json"] = "whatsapp:+992900000103 SM2b5d477b019c4b40db8913c45a619c24 text 'Final echo nock record'",
        ["12-wa-status-read.json"] = "Read, final",
        ["13-wa-location.json"] = "whatsapp:+15555550101 SMed5ffcfab3da6bbbccdd8866fe793744 location 25.018766403198 -77.395950317383",
        ["14-wa-list-reply.json"] = "whatsapp:+15555550101 SM0000000000000000000000000000e001 text '🇬🇧 English'",
        ["15-mms-two-media-no-body.json"] = "sms:+14133881111 SMe287d7109a5a925f182f0e07fe5b223b file Document cat.jpg; sms:+14133881111 SMe287d7109a5a925f182f0e07fe5b223b.1 file Document dog.jpg",
        ["16-sms-short-code.json"] = "sms:+14133881111 SMbbf29aeb9d380ce2a1c0ae4635ff9dab text 'John Cruz'",
        ["17-wa-text-from-bsuid-only.json"] = "whatsapp:US.1234 SMe287d7109a5a925f182f0e07fe5b223b text 'Msg'",
        ["18-wa-button-text-only.json"] = "whatsapp:+14133881111 SMe287d7109a5a925f182f0e07fe5b223b text 'Confirm'",
        ["19-wa-from-without-prefix.json"] = "whatsapp:+14133881111 SM681a1f26d9ec591431ce406e8f399525 text 'Msg'",
        ["20-status-read.json"] = "Read, final",
        ["21-status-sent-messaging-service.json"] = "Sent",
    };

    [Fact]
    public void Every_recorded_call_is_read_as_written_down()
    {
        var read = Samples().ToDictionary(s => s.Name, s => Describe(s), StringComparer.Ordinal);
        Assert.Equal(Expected.OrderBy(e => e.Key, StringComparer.Ordinal), read.OrderBy(e => e.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void The_recorded_answer_of_the_api_is_read_as_a_message_taken()
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(SharedData.Find("contracts/samples/twilio/90-api-create-message-201.json")));
        var message = TwilioMessage.Of(file.RootElement.GetProperty("response").GetProperty("body"))!;
        Assert.Equal(("SMccb92dd078524ffd85cbf6bad60b5f06", "queued", false, false), (message.Sid, message.Status, message.HasFiles, message.IsFinal));
        Assert.Equal(new DateTimeOffset(2021, 5, 24, 9, 9, 9, TimeSpan.Zero), message.Created);
    }

    [Fact]
    public async Task A_recorded_call_with_anything_broken_in_it_is_answered_and_breaks_nothing()
    {
        await using var host = await TwilioHost.StartAsync(changes: [("Twilio:SmsFrom", "+12028831111"), ("Twilio:WhatsAppFrom", "whatsapp:+12028831111")]);
        var random = new Random(Seed);
        var posts = 0;
        foreach (var sample in Samples())
        {
            var target = sample.IsStatus ? $"/webhooks/twilio/status?mark={Mark}" : "/webhooks/twilio";
            foreach (var mutant in TwilioMutation.Of(sample.Body, random).Take(MutantsOfEach))
            {
                if (TwilioFields.OfForm(mutant) is not { } fields) continue;
                TwilioReader.Read(fields, WhatsAppLines, Now);
                TwilioStatus.Read(fields, Mark, keyboard: false, Now);
                using var content = new ByteArrayContent(mutant);
                content.Headers.ContentType = new("application/x-www-form-urlencoded");
                using var answer = await host.SendAsync(target, content, TwilioHost.Sign(TwilioSettings.Server + target, fields.All));
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                await HealthyAsync(host, ++posts, $"{sample.Name}: {Encoding.UTF8.GetString(mutant)}");
            }
        }

        Assert.DoesNotContain(host.Logs.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Critical", StringComparison.Ordinal));
    }

    /// <summary>Whatever stood in the call before, the next person is heard, with all their files.</summary>
    private static async Task HealthyAsync(TwilioHost host, int number, string after)
    {
        host.Inbox.Stored.Clear();
        using var answer = await host.PostAsync("/webhooks/twilio", ("MessageSid", $"SMhealthy{number}"), ("From", "+77010001122"), ("To", "+12028831111"), ("Body", "Салом"), ("NumMedia", "2"), ("MediaUrl0", "https://api.twilio.com/a"), ("MediaUrl1", "https://api.twilio.com/b"));
        Assert.True(answer.StatusCode == HttpStatusCode.OK, after);
        Assert.Equal([$"SMhealthy{number}", $"SMhealthy{number}.1"], host.Inbox.Stored.Select(message => message.ProviderId));
    }

    /// <summary>The elements of a batch are, at Twilio, the files of one message and its words.</summary>
    [Fact]
    public void One_file_that_is_broken_in_any_way_loses_neither_the_others_nor_the_words()
    {
        var random = new Random(Seed);
        foreach (var sample in Samples().Where(s => Encoding.UTF8.GetString(s.Body).Contains("MediaUrl1=", StringComparison.Ordinal)))
        {
            var pairs = Encoding.UTF8.GetString(sample.Body).Split('&');
            var words = TwilioFields.OfForm(sample.Body)!["Body"];
            for (var way = 0; way < MutantsOfEach; way++)
            {
                var broken = random.Next(2);
                string[] own = [.. pairs.Where(pair => pair.StartsWith($"MediaUrl{broken}=", StringComparison.Ordinal) || pair.StartsWith($"MediaContentType{broken}=", StringComparison.Ordinal))];
                var damaged = TwilioMutation.Of(Encoding.UTF8.GetBytes(string.Join('&', own)), random).First();
                var body = Encoding.UTF8.GetBytes(string.Join('&', [.. pairs.Except(own), Encoding.UTF8.GetString(damaged)]));
                var heard = Assert.IsType<TwilioReading.Heard>(TwilioReader.Read(TwilioFields.OfForm(body)!, sample.Lines, Now));

                var healthy = TwilioFields.OfForm(sample.Body)![$"MediaUrl{1 - broken}"];
                Assert.Contains(heard.Messages, message => message.Content is InboundFile file && file.Reference == healthy);
                if (words is not null) Assert.Contains(heard.Messages, message => message.Content is InboundFile { Caption: { } caption } && caption == words);
                // The only file, and it is broken.
                var alone = Assert.IsType<TwilioReading.Heard>(TwilioReader.Read(new([.. TwilioFields.OfForm(body)!.All.Where(field => !field.Key.EndsWith($"{1 - broken}", StringComparison.Ordinal))]), sample.Lines, Now));
                if (words is not null) Assert.Contains(alone.Messages, message => message.Content is InboundFile { Caption: { } caption } && caption == words || message.Content is InboundText text && text.Text == words);
            }
        }
    }

    [Fact]
    public void What_stands_in_a_call_survives_one_field_that_is_missing_doubled_or_elsewhere()
    {
        foreach (var sample in Samples().Where(s => !s.IsStatus))
        {
            var fields = TwilioFields.OfForm(sample.Body)!.All;
            var whole = Assert.IsType<TwilioReading.Heard>(TwilioReader.Read(new(fields), sample.Lines, Now));
            foreach (var (i, field) in fields.Index())
            {
                Assert.Equal(Expected[sample.Name], Describe(sample with { Body = Form([.. fields, field]) }));
                Assert.Equal(Expected[sample.Name], Describe(sample with { Body = Form([.. fields.Skip(i), .. fields.Take(i)]) }));
                if (Whose.Contains(field.Key)) continue;

                KeyValuePair<string, string>[] rest = [.. fields.Take(i), .. fields.Skip(i + 1)];
                var left = Assert.IsType<TwilioReading.Heard>(TwilioReader.Read(new(rest), sample.Lines, Now));
                Assert.Equal((whole.Sid, whole.Messages[0].From), (left.Sid, left.Messages[0].From));
                var files = left.Messages.Select(message => message.Content).OfType<InboundFile>().ToList();
                Assert.Equal(rest.Where(f => f.Key.StartsWith("MediaUrl", StringComparison.Ordinal)).Select(f => f.Value), files.Select(file => file.Reference));
                if (files.Count > 0 && field.Key != "Body") Assert.Equal((whole.Messages[0].Content as InboundFile)?.Caption, files[0].Caption);
            }
        }
    }

    /// <summary>Without one of these it may be nobody's, or another's.</summary>
    private static readonly string[] Whose = ["MessageSid", "SmsMessageSid", "SmsSid", "From", "To", "WaId", "ExternalUserId"];

    private static byte[] Form(IEnumerable<KeyValuePair<string, string>> fields) => Encoding.UTF8.GetBytes(TwilioHost.Form([.. fields.Select(f => (f.Key, f.Value))]));

    /// <summary>Ours is the number that a sample was sent to, on the channel that it came over.</summary>
    private static IReadOnlyList<Sample> Samples() =>
        [.. Directory.GetFiles(SharedData.Find("contracts/samples/twilio"), "*.json").Order(StringComparer.Ordinal).Where(f => !Path.GetFileName(f).StartsWith("90-", StringComparison.Ordinal)).Select(file =>
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            var channel = json.RootElement.GetProperty("channel").GetString();
            var body = json.RootElement.TryGetProperty("raw_body", out var raw) ? raw.GetString()! : TwilioHost.Form([.. json.RootElement.GetProperty("fields").EnumerateObject().Select(p => (p.Name, p.Value.ToString()))]);
            var to = TwilioFields.OfForm(Encoding.UTF8.GetBytes(body))!["To"] ?? "";
            return new Sample(Path.GetFileName(file), channel == "twilio-sms" ? new(to, "+14155238886") : new("+15550001111", OurNumbers.Plain(to)), json.RootElement.GetProperty("kind").GetString()!.Contains("status callback", StringComparison.Ordinal), Encoding.UTF8.GetBytes(body));
        })];

    private static string Describe(Sample sample)
    {
        var fields = TwilioFields.OfForm(sample.Body)!;
        if (sample.IsStatus)
        {
            var receipt = TwilioStatus.Read(fields, Mark, keyboard: false, Now);
            return string.Join(' ', new[] { receipt?.Stage.ToString() ?? "nothing", receipt?.Failure?.GetType().Name }.OfType<string>()) + (TwilioStatus.IsFinal(fields) ? ", final" : "");
        }

        return TwilioReader.Read(fields, sample.Lines, Now) switch
        {
            TwilioReading.Heard heard => string.Join("; ", heard.Messages.Select(m => $"{m.From.Channel}:{m.From.Value} {m.ProviderId} {Describe(m.Content)}")),
            TwilioReading.Ignored ignored => $"ignored {ignored.Reason}",
            _ => "unreadable",
        };
    }

    private static string Describe(InboundContent content) => content switch
    {
        InboundText text => $"text '{text.Text}'",
        InboundTap tap => $"tap '{tap.Data}'",
        InboundLocation place => string.Create(CultureInfo.InvariantCulture, $"location {place.Latitude} {place.Longitude}"),
        InboundFile file => string.Join(' ', new[] { "file", file.Kind.ToString(), file.MimeType, file.Reference, file.Caption is { } c ? $"'{c}'" : null }.OfType<string>()),
        InboundUnsupported unsupported => $"unsupported {unsupported.Kind}",
        _ => content.GetType().Name,
    };

    private sealed record Sample(string Name, OurNumbers Lines, bool IsStatus, byte[] Body);
}
