using System.Security.Cryptography;
using System.Text;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding.Spelling;

namespace Hotline.Storage.Protection;

/// <summary>
/// Makes return codes and finds what belongs to one. A code follows from the conversation, the event that asked for it and the master key, and from nothing that can be guessed without that key; so it
/// need not be kept anywhere, and a turn that is played again gives the same one. Kept are a name (the box) and a keyed hash of the secret word. Thread-safe.
/// </summary>
public sealed class ReturnCodeKeys(MasterKey master, Pseudonyms pseudonyms)
{
    private static readonly ChannelId Codes = new("code");

    private readonly byte[] codeKey = master.Derive("return-code");
    private readonly byte[] secretKey = master.Derive("return-secret");

    /// <summary>The conversation through which all typed codes pass.</summary>
    public ConversationId Gate { get; } = pseudonyms.Of(new Address(Codes, ""));

    /// <summary>The code that a conversation gives in an event.</summary>
    public string Make(ConversationId conversation, string madeBy)
    {
        Span<char> code = stackalloc char[ReturnCode.Length];
        Span<byte> hash = stackalloc byte[HMACSHA512.HashSizeInBytes];
        for (var attempt = 0; ; attempt++)
        {
            HMACSHA512.HashData(codeKey, Encoding.UTF8.GetBytes(FormattableString.Invariant($"{conversation}\n{madeBy}\n{attempt}")), hash);
            if (Fill(code, hash) && ReturnCode.IsShaped(code)) return new string(code);
        }
    }

    /// <summary>The box that a code names.</summary>
    public ConversationId BoxOf(string code) => pseudonyms.Of(new Address(Codes, code));

    /// <summary>The hash of a secret word, however its letters are written; another one for every box.</summary>
    public string HashOf(ConversationId box, string word) =>
        Convert.ToBase64String(HMACSHA256.HashData(secretKey, Encoding.UTF8.GetBytes($"{box}\n{Folding.Fold(word)}")));

    /// <summary>Every sign is equally likely: bytes that would favour some are passed over.</summary>
    private static bool Fill(Span<char> code, ReadOnlySpan<byte> hash)
    {
        var (length, fair) = (0, 256 - 256 % ReturnCode.Alphabet.Length);
        foreach (var value in hash)
        {
            if (value >= fair) continue;
            code[length++] = ReturnCode.Alphabet[value % ReturnCode.Alphabet.Length];
            if (length == code.Length) return true;
        }

        return false;
    }
}
