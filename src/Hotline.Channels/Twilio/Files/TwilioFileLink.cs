using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hotline.Core.Messaging;

namespace Hotline.Channels.Twilio.Files;

/// <summary>
/// The address under which Twilio fetches a file that goes with a message. It names one file of one conversation and its own end, and is signed with a key that is derived from the auth token for
/// nothing else: it opens that file alone, for <see cref="Life"/>. It says nothing of a person. Every server of a deployment makes and knows the same. Thread-safe.
/// </summary>
internal sealed class TwilioFileLink(TwilioOptions options, TimeProvider time)
{
    /// <summary>Twilio fetches a file when it takes the message from its queue, which is short; what waited longer fails, is told, and can be sent again.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(1);

    public const string Path = "/webhooks/twilio/files";
    public const string Route = Path + "/{conversation}/{file}/{until}/{mark}";

    private const int MarkBytes = 32;

    private readonly byte[] key = HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(options.AuthToken), MarkBytes, info: "hotline.twilio.file.1"u8.ToArray());

    public string Address(ConversationId conversation, string file)
    {
        var until = (time.GetUtcNow() + Life).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"{options.Address}{Path}/{conversation}/{file}/{until}/{Base64Url.EncodeToString(Mark(conversation.Value, file, until))}";
    }

    /// <summary>Whether these are the parts of an address that was made here and has not ended. Compared in constant time.</summary>
    public bool Opens(string conversation, string file, string until, string mark)
    {
        if (!long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var end) || mark.Length > 2 * MarkBytes || !Base64Url.IsValid(mark)) return false;
        return CryptographicOperations.FixedTimeEquals(Base64Url.DecodeFromChars(mark), Mark(conversation, file, until)) && end > time.GetUtcNow().ToUnixTimeSeconds();
    }

    private byte[] Mark(string conversation, string file, string until) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{conversation}\n{file}\n{until}"));
}
