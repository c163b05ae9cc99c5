using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Hotline.Desk.Accounts.SecondFactors;

/// <summary>
/// Codes of authenticator apps (RFC 6238: HMAC-SHA-1, six digits, 30 seconds). Identity's own check would do but for two things: it does not say which step a code belongs to, so a code could be
/// used again within its window, and it reads the machine's clock past ours.
/// </summary>
internal static class Totp
{
    public const int Digits = 6;

    /// <summary>Bytes of a new key, as RFC 4226 recommends.</summary>
    public const int KeySize = 20;

    private const int StepSeconds = 30;
    private const int Modulus = 1_000_000;

    /// <summary>Steps before and after ours: phones' clocks are not ours.</summary>
    private const int Drift = 1;

    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeySize);

    /// <summary>The step that <paramref name="code"/> belongs to, near <paramref name="now"/> and after the step <paramref name="spent"/>; null when it fits none.</summary>
    public static long? Match(ReadOnlySpan<byte> key, string code, DateTimeOffset now, long spent)
    {
        var typed = Encoding.UTF8.GetBytes(code);
        var present = now.ToUnixTimeSeconds() / StepSeconds;
        for (var step = Math.Max(present - Drift, spent + 1); step <= present + Drift; step++)
            if (CryptographicOperations.FixedTimeEquals(typed, Encoding.UTF8.GetBytes(CodeAt(key, step))))
                return step;
        return null;
    }

    /// <summary>What an authenticator shows now.</summary>
    public static string CodeAt(ReadOnlySpan<byte> key, DateTimeOffset now) => CodeAt(key, now.ToUnixTimeSeconds() / StepSeconds);

    /// <summary>The key as people type it: base32 in groups of four.</summary>
    public static string Spell(ReadOnlySpan<byte> key)
    {
        var text = new StringBuilder();
        for (var bit = 0; bit < key.Length * 8; bit += 5)
        {
            if (bit > 0 && bit % 20 == 0) text.Append(' ');
            var (at, offset) = (bit / 8, bit % 8);
            var pair = (key[at] << 8) | (at + 1 < key.Length ? key[at + 1] : 0);
            text.Append(Base32[(pair >> (11 - offset)) & 31]);
        }

        return text.ToString();
    }

    /// <summary>The address that an authenticator reads from the picture.</summary>
    public static string Address(ReadOnlySpan<byte> key, string issuer, string name) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(name)}?secret={Spell(key).Replace(" ", "", StringComparison.Ordinal)}&issuer={Uri.EscapeDataString(issuer)}";

    [SuppressMessage("Security", "CA5350", Justification = "It is what the apps do; as a keyed hash it has no known weakness.")]
    private static string CodeAt(ReadOnlySpan<byte> key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(key, counter, mac);
        var number = BinaryPrimitives.ReadInt32BigEndian(mac[(mac[^1] & 15)..]) & int.MaxValue;
        return (number % Modulus).ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0');
    }
}
