using System.Text;

namespace Hotline.Tests.Channels.Twilio;

/// <summary>Broken copies of a form: fields gone, doubled, of another shape, huge; bytes cut off or changed. The same for one seed.</summary>
internal static class TwilioMutation
{
    private static readonly string[] Shapes =
    [
        "", "%00", "%FF%FE", "%ED%A0%80", "%", "%4", "null", "-1", "1e400", "[]", "{\"a\":[]}", "whatsapp:", "whatsapp:%2B", "99999999999999999999", "+", "%F0%9F%98%AD%E2%80%AE", "NaN",
        "location", "reaction", "STOP", "1.1.1", "https://x/%00",
    ];

    public static IEnumerable<byte[]> Of(byte[] body, Random random)
    {
        var pairs = Encoding.UTF8.GetString(body).Split('&');
        while (true)
        {
            var (i, j) = (random.Next(pairs.Length), random.Next(pairs.Length));
            var name = pairs[i].Split('=')[0];
            yield return random.Next(8) switch
            {
                0 => Joined([.. pairs[..i], .. pairs[(i + 1)..]]),
                1 => Joined([.. pairs, pairs[i]]),
                2 => Joined([.. pairs[..i], name + "=" + pairs[j].Split('=')[^1], .. pairs[(i + 1)..]]),
                3 => Joined([.. pairs[..i], name + "=" + Shapes[random.Next(Shapes.Length)], .. pairs[(i + 1)..]]),
                4 => Joined([.. pairs[..i], name + "=" + new string((char)('a' + random.Next(26)), random.Next(40_000)), .. pairs[(i + 1)..]]),
                5 => body[..random.Next(body.Length)],
                6 => Changed(body, random),
                _ => Joined([.. pairs.OrderBy(_ => random.Next())]),
            };
        }
    }

    private static byte[] Joined(string[] pairs) => Encoding.UTF8.GetBytes(string.Join('&', pairs));

    private static byte[] Changed(byte[] body, Random random)
    {
        var copy = body.ToArray();
        for (var n = random.Next(1, 8); n > 0; n--) copy[random.Next(copy.Length)] = (byte)random.Next(256);
        return copy;
    }
}
