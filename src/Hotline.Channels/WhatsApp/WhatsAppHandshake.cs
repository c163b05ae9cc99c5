using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Hotline.Channels.WhatsApp;

/// <summary>
/// Answers Meta's question at <c>GET /webhooks/whatsapp</c>, asked when the webhook's address is entered in its console: the challenge as plain text for who knows the verify token, 403 for anybody
/// else, 400 when there is no challenge. The token is compared in constant time. Thread-safe.
/// </summary>
internal sealed class WhatsAppHandshake(WhatsAppOptions options)
{
    private const int LongestChallenge = 256;
    private readonly byte[] token = Hash(options.VerifyToken);

    public IResult Handle(HttpRequest request)
    {
        if (request.Query["hub.mode"] is not ["subscribe"] || request.Query["hub.verify_token"] is not [{ } given]) return Results.StatusCode(StatusCodes.Status403Forbidden);
        // Hashes have one length, so the comparison tells nothing about the token's.
        if (!CryptographicOperations.FixedTimeEquals(Hash(given), token)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        return request.Query["hub.challenge"] is [{ Length: > 0 and <= LongestChallenge } challenge] ? Results.Text(challenge, "text/plain", Encoding.UTF8) : Results.StatusCode(StatusCodes.Status400BadRequest);
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
