using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace Hotline.FunctionalTests.Running;

/// <summary>An authenticator app on the machine's clock (RFC 6238), written apart from the desk's own check.</summary>
internal static class AuthenticatorApp
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The code that it shows for a secret as the desk spells it: now, or <paramref name="later"/> steps of 30 seconds on.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "It is what the apps do.")]
    public static string CodeOf(string secret, int later = 0)
    {
        var bits = string.Concat(secret.Where(c => c != ' ').Select(c => Convert.ToString(Base32.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        byte[] key = [.. bits.Chunk(8).Where(chunk => chunk.Length == 8).Select(chunk => Convert.ToByte(new string(chunk), 2))];
        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30 + later);
        var mac = HMACSHA1.HashData(key, step);
        var number = BinaryPrimitives.ReadUInt32BigEndian(mac.AsSpan(mac[19] & 0xf)) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
