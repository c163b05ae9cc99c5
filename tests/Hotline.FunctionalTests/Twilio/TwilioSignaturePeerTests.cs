using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hotline.Channels.Twilio.Receiving;

namespace Hotline.FunctionalTests.Twilio;

/// <summary>Our check of signatures beside Twilio's own library, on generated calls, right ones and ones with something changed on the way.</summary>
public sealed class TwilioSignaturePeerTests
{
    private const int Calls = 10_000;
    private const int Seed = 20_261_122;

    private static readonly string[] Names = ["Body", "body", "From", "To", "MessageSid", "AccountSid", "_x", "Zа", "MediaUrl", "MediaUrl0", "NumMedia", "ё", "😀", "～", "a b", "10", "9"];
    private static readonly string[] Pieces = ["", "a", "Z", "1", " ", "+", "&", "=", "%", "%25", "#", "?", "'", "\"", "\r\n", "ё", "қ", "ʻ", "é", "e\u0301", "😀", "👩‍👩‍👧", "中", "\u00A0", "～", "http://e.org/?a=b"];
    private static readonly string[] Hosts = ["https://bot.example.org", "https://bot.example.org:443", "https://bot.example.org:8443", "http://bot.example.org", "http://bot.example.org:80", "http://127.0.0.1:8080"];
    private static readonly string[] Targets = ["/webhooks/twilio", "/webhooks/twilio/status?mark=abc.d1", "/x?a=1&b=%D1%91&a=2", "/x?q=it's", "/"];

    [Fact]
    public async Task Ten_thousand_generated_calls_are_accepted_or_refused_alike()
    {
        var random = new Random(Seed);
        var calls = Enumerable.Range(0, Calls).Select(_ => Generate(random)).ToList();
        using var folder = new TemporaryFolder();
        var (input, output) = (folder.File("calls.json"), folder.File("checked.json"));
        await File.WriteAllTextAsync(input, JsonSerializer.Serialize(calls.Select(Asked)), TestContext.Current.CancellationToken);
        await using var peer = await Peers.StartAsync("checked", "twilio-signatures.cjs", input, output);

        using var file = JsonDocument.Parse(await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken));
        var theirs = file.RootElement.EnumerateArray().Select(one => (Signature: one[0].GetString()!, Accepted: one[1].GetBoolean())).ToList();
        Assert.Equal(Calls, theirs.Count);
        for (var i = 0; i < Calls; i++) Assert.Equal((i, theirs[i].Accepted), (i, Accepts(calls[i].Arrived, theirs[i].Signature, random)));
        Assert.InRange(theirs.Count(one => one.Accepted), Calls / 4, Calls * 3 / 4);
    }

    private static Pair Generate(Random random)
    {
        var sent = new Call(
            "token" + random.Next(3), Hosts[random.Next(Hosts.Length)] + Targets[random.Next(Targets.Length)],
            [.. Enumerable.Range(0, random.Next(12)).Select(_ => KeyValuePair.Create(Names[random.Next(Names.Length)], Text(random)))], null);
        if (random.Next(5) == 0)
        {
            var body = $$"""{"Body":"{{Text(random).Length}}"}""";
            sent = sent with { Fields = [], Body = body, Url = sent.Url + (sent.Url.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "bodySHA256=" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body))) };
        }

        return new Pair(sent, random.Next(3) == 0 ? sent : Changed(sent, random));
    }

    private static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(5)).Select(_ => Pieces[random.Next(Pieces.Length)]));

    /// <summary>As it might arrive: some of these are still right.</summary>
    private static Call Changed(Call sent, Random random)
    {
        var at = sent.Fields.Count == 0 ? -1 : random.Next(sent.Fields.Count);
        return random.Next(9) switch
        {
            0 => sent with { Token = sent.Token + "x" },
            1 => sent with { Url = sent.Url.Replace("https:", "http:", StringComparison.Ordinal) },
            2 => sent with { Url = sent.Url.Replace(".org/", ".org:443/", StringComparison.Ordinal) },
            3 => sent with { Url = sent.Url.Replace(":443", "", StringComparison.Ordinal).Replace(":8443", "", StringComparison.Ordinal).Replace(":80/", "/", StringComparison.Ordinal) },
            4 => sent with { Url = sent.Url + "x" },
            5 when sent.Body is not null => sent with { Body = sent.Body + " " },
            6 when at >= 0 => sent with { Fields = [.. sent.Fields, sent.Fields[at]] },
            7 when at >= 0 => sent with { Fields = [.. sent.Fields.Where((_, i) => i != at)] },
            8 when at >= 0 => sent with { Fields = [.. sent.Fields.Select((f, i) => i == at ? new(f.Key, f.Value + Pieces[random.Next(Pieces.Length)]) : f)] },
            _ => sent with { Fields = [.. sent.Fields.Reverse()] },
        };
    }

    private static object Asked(Pair pair) => new { token = pair.Sent.Token, url = pair.Sent.Url, @params = Params(pair.Sent), @as = As(pair.Arrived) };

    private static object As(Call call) => call.Body is null ? new { token = call.Token, url = call.Url, @params = Params(call) } : new { token = call.Token, url = call.Url, body = call.Body };

    private static Dictionary<string, object> Params(Call call) =>
        call.Fields.GroupBy(f => f.Key, f => f.Value, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count() == 1 ? (object)g.Single() : g.ToArray(), StringComparer.Ordinal);

    private static bool Accepts(Call call, string signature, Random random)
    {
        var check = new TwilioSignature(call.Token);
        if (call.Body is { } body) return check.SignsBody(signature, call.Url, call.Url.Split("bodySHA256=")[1], Encoding.UTF8.GetBytes(body));
        var form = string.Join('&', call.Fields.Select(f => $"{Encoded(f.Key, random)}={Encoded(f.Value, random)}"));
        return check.SignsForm(signature, call.Url, TwilioFields.OfForm(Encoding.UTF8.GetBytes(form))!.All);
    }

    /// <summary>A space is written either way on the wire.</summary>
    private static string Encoded(string text, Random random) => random.Next(2) == 0 ? Uri.EscapeDataString(text) : Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);

    private sealed record Call(string Token, string Url, IReadOnlyList<KeyValuePair<string, string>> Fields, string? Body);

    private sealed record Pair(Call Sent, Call Arrived);
}
