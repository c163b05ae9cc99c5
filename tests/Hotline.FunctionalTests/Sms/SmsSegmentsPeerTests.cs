using System.Text;
using System.Text.Json;
using Hotline.Core.Channels.Sms;

namespace Hotline.FunctionalTests.Sms;

/// <summary>Our count of SMS parts beside Twilio's own calculator, on generated texts that are dense around the borders of parts.</summary>
public sealed class SmsSegmentsPeerTests
{
    private const int Texts = 10_000;
    private const int Seed = 20_260_301;

    private static readonly string[][] Alphabets =
    [
        ["a", "Z", "5", " ", ".", "'", "é", "Ö", "\n", "@"],
        ["€", "[", "]", "{", "}", "~", "^", "|", "\\", "\f"],
        ["ш", "Ж", "қ", "ң", "ө", "ү", "і", "ў", "ҳ", "ҷ", "ӣ", "ӯ", "ё"],
        ["oʻ", "gʻ", "‘", "’", "“", "”", "«", "–", "—", "…", "№", "\u00A0", "\t", "`", "ç", "\r\n", "\r"],
        ["😀", "🙏", "❤️", "👍🏽", "👩‍👩‍👧‍👧", "🇰🇿", "e\u0301", "и\u0306", "2️⃣", "한", "中"],
    ];

    // The calculator takes the square of the length: short texts often, long ones seldom.
    private static readonly int[] Borders = [70, 70, 70, 70, 134, 134, 153, 160, 160, 201, 306];

    [Fact]
    public async Task Ten_thousand_generated_texts_are_counted_alike()
    {
        var texts = Generate();
        using var folder = new TemporaryFolder();
        var (input, output) = (Path.Combine(folder.Path, "texts.json"), Path.Combine(folder.Path, "counted.json"));
        await File.WriteAllTextAsync(input, JsonSerializer.Serialize(texts), TestContext.Current.CancellationToken);
        await using var peer = await Peers.StartAsync("counted", "sms-segments.cjs", input, output);

        using var counted = JsonDocument.Parse(await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken));
        var theirs = counted.RootElement.EnumerateArray().Select(Read).ToList();

        Assert.Equal(Texts, theirs.Count);
        for (var i = 0; i < Texts; i++) Assert.Equal((texts[i], theirs[i]), (texts[i], SmsSegments.Count(texts[i])));
    }

    private static SmsSize Read(JsonElement counted) =>
        new(counted[0].GetString() == "GSM-7" ? SmsEncoding.Gsm7 : SmsEncoding.Ucs2, counted[1].GetInt32(), counted[2].GetInt32(), counted[3].GetInt32());

    private static List<string> Generate()
    {
        var random = new Random(Seed);
        var texts = new List<string>(Texts);
        for (var i = 0; i < Texts; i++)
        {
            var length = random.Next(4) == 0 ? random.Next(100) : Math.Max(0, Borders[random.Next(Borders.Length)] + random.Next(-3, 4));
            var foreign = i % 2 == 0 ? 2 : Alphabets.Length;
            texts.Add(Text(random, length, foreign));
        }

        return texts;
    }

    /// <summary>A text of about this many units: mostly of its first alphabet, with pieces of the others among them.</summary>
    private static string Text(Random random, int length, int alphabets)
    {
        var text = new StringBuilder();
        var main = Alphabets[random.Next(alphabets)];
        var rare = 1 + random.Next(40);
        while (text.Length < length)
        {
            var pieces = random.Next(rare) == 0 ? Alphabets[random.Next(alphabets)] : main;
            text.Append(pieces[random.Next(pieces.Length)]);
        }

        return text.ToString();
    }
}
