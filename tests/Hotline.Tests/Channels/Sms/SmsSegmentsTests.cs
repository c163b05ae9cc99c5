using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Hotline.Core.Channels.Sms;
using Hotline.Tests.Support;

namespace Hotline.Tests.Channels.Sms;

public sealed class SmsSegmentsTests
{
    private const int Header = 48;

    private static readonly string[] Pieces = ["a", "слово ", "ҳақ", "€", "[", "~", "\r\n", "\n", "o'", "oʻ", "…", "😀", "👩‍👩‍👧‍👧", "🇰🇿", "e\u0301", "é", "\t", "–"];

    private static readonly Gen<string> Texts = Gen.Elements(Pieces).ListOf().Select(string.Concat).Resize(300);

    [Fact]
    public void All_recorded_vectors_agree()
    {
        using var vectors = JsonDocument.Parse(File.ReadAllText(SharedData.Find("contracts/sms/segment-vectors.json")));
        var all = vectors.RootElement.GetProperty("vectors").EnumerateArray().ToList();
        Assert.NotEmpty(all);
        foreach (var vector in all)
        {
            var size = SmsSegments.Count(vector.GetProperty("text").GetString()!);
            var gsm = size.Encoding == SmsEncoding.Gsm7;
            var bits = size.Units * (gsm ? 7 : 16);
            var counted = new
            {
                encoding = gsm ? "GSM-7" : "UCS-2",
                segments = size.Segments,
                graphemes = gsm ? size.Units : size.Characters,
                message_bits = bits,
                total_bits = bits + (size.Segments > 1 ? size.Segments * Header : 0),
            };
            foreach (var property in JsonSerializer.SerializeToElement(counted).EnumerateObject())
                Assert.True(JsonElement.DeepEquals(vector.GetProperty(property.Name), property.Value), $"{vector.GetProperty("name")}: {property.Name} is {property.Value}, not {vector.GetProperty(property.Name)}.");
        }
    }

    [Fact]
    public void Alphabet_is_the_recorded_one()
    {
        using var alphabet = JsonDocument.Parse(File.ReadAllText(SharedData.Find("contracts/sms/gsm7.json")));
        var one = alphabet.RootElement.GetProperty("basic_one_septet").GetString()!;
        var two = alphabet.RootElement.GetProperty("extension_two_septets").GetString()!;

        for (var code = 0; code <= char.MaxValue; code++)
        {
            var c = (char)code;
            if (char.IsSurrogate(c)) continue;
            var units = one.Contains(c, StringComparison.Ordinal) ? 1 : two.Contains(c, StringComparison.Ordinal) ? 2 : 0;
            var size = SmsSegments.Count(c.ToString());
            Assert.Equal(units > 0 ? (SmsEncoding.Gsm7, units) : (SmsEncoding.Ucs2, 1), (size.Encoding, size.Units));
        }
    }

    [Theory]
    [InlineData(152, "€", 1)]
    [InlineData(160, "", 1)]
    [InlineData(159, "€", 2)]
    [InlineData(305, "€", 3)]
    [InlineData(304, "€", 2)]
    public void Escaped_sign_is_never_in_two_parts(int letters, string sign, int segments) =>
        Assert.Equal(segments, SmsSegments.Count(new string('a', letters) + sign).Segments);

    [Theory]
    [InlineData(66, 65, 2)]
    [InlineData(66, 66, 3)]
    public void Surrogate_pair_is_never_in_two_parts(int before, int after, int segments) =>
        Assert.Equal(segments, SmsSegments.Count(new string('ш', before) + "🙏" + new string('ш', after)).Segments);

    [Fact]
    public void Character_longer_than_a_part_is_counted_by_its_length()
    {
        var stack = "a" + new string('\u0301', 200);

        Assert.Equal(new SmsSize(SmsEncoding.Ucs2, 1, 201, 3), SmsSegments.Count(stack));
    }

    [Fact]
    public void Parts_are_as_many_as_the_units_need_and_no_more_than_torn_characters_cost() =>
        Prop.ForAll(Texts.ToArbitrary(), text =>
        {
            var size = SmsSegments.Count(text);
            var (single, several, longest) = size.Encoding == SmsEncoding.Gsm7 ? (160, 153, 2) : (70, 67, 11);
            if (size.Encoding == SmsEncoding.Ucs2 && size.Units != text.Length) return false;
            if (size.Units <= single) return size.Segments == 1;
            return size.Segments >= (size.Units + several - 1) / several && size.Segments <= (size.Units + several - longest) / (several - longest + 1);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true));
}
