using System.Security.Cryptography;
using System.Text;

namespace Hotline.Channels.WhatsApp;

/// <summary>
/// Checks that Meta sent a body: HMAC-SHA-256 over the bytes as they came, in the header <c>X-Hub-Signature-256</c>. Never over parsed and rewritten JSON, which Meta escapes in its own way.
/// The comparison takes the same time whatever is wrong. Thread-safe.
/// </summary>
internal sealed class MetaSignature(string appSecret)
{
    public const string Header = "X-Hub-Signature-256";
    private const string Prefix = "sha256=";

    private readonly byte[] key = Encoding.UTF8.GetBytes(appSecret);

    /// <summary>Whether a header has the shape of a signature: nothing is read for a call without one.</summary>
    public static bool HasShape(string? header) =>
        header is not null && header.Length == Prefix.Length + (2 * SHA256.HashSizeInBytes) && header.StartsWith(Prefix, StringComparison.Ordinal);

    public bool IsRight(string header, ReadOnlySpan<byte> body)
    {
        Span<byte> given = stackalloc byte[SHA256.HashSizeInBytes];
        if (!HasShape(header) || Convert.FromHexString(header.AsSpan(Prefix.Length), given, out _, out _) != System.Buffers.OperationStatus.Done) return false;
        Span<byte> right = stackalloc byte[SHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, body, right);
        return CryptographicOperations.FixedTimeEquals(given, right);
    }
}
