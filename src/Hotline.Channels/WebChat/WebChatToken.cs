using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using Hotline.Core.Messaging;
using Microsoft.AspNetCore.Http;

namespace Hotline.Channels.WebChat;

/// <summary>
/// Reads the token of a chat: 32 random bytes that the page made, base64url without padding. Only their SHA-256 goes further, as the address,
/// so nothing that we store opens a chat.
/// </summary>
internal static class WebChatToken
{
    /// <summary>Characters of a token.</summary>
    public const int Length = 43;

    private const int Bytes = 32;
    private const string Scheme = "Bearer ";

    /// <summary>The address of the chat that the request belongs to; null without exactly one well-formed token.</summary>
    public static Address? Read(HttpRequest request)
    {
        if (request.Headers.Authorization is not [{ } header] || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return null;
        return Parse(header.AsSpan(Scheme.Length));
    }

    public static Address? Parse(ReadOnlySpan<char> token)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        if (token.Length != Length || token.ContainsAny(" \t\r\n=")) return null;
        if (Base64Url.DecodeFromChars(token, bytes, out _, out var written) != OperationStatus.Done || written != Bytes) return null;
        Span<byte> fingerprint = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, fingerprint);
        return new Address(ChannelId.Web, Base64Url.EncodeToString(fingerprint));
    }
}
