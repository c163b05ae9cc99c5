using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hotline.Core.Messaging;

namespace Hotline.Core.Cases;

/// <summary>
/// Makes the code of a case from the conversation's pseudonym and the number of its earlier cases: the same turn played again makes the same code,
/// and nobody can read the person out of it.
/// </summary>
public static class CaseCode
{
    private const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 10;

    public static CaseId For(ConversationId conversation, int casesBefore)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"case:{conversation.Value}:{casesBefore}")));
        return new CaseId(Base32(hash, Length));
    }

    /// <summary>As a person reads it aloud: two groups of five.</summary>
    public static string Spoken(CaseId id) => id.Value.Length == Length ? $"{id.Value[..5]}-{id.Value[5..]}" : id.Value;

    /// <summary>The first <paramref name="length"/> characters of <paramref name="bytes"/> in Crockford's base32, five bits each.</summary>
    internal static string Base32(ReadOnlySpan<byte> bytes, int length)
    {
        Span<char> code = stackalloc char[length];
        var (bits, held) = (0, 0);
        var next = 0;
        for (var i = 0; i < length; i++)
        {
            if (held < 5)
            {
                bits = (bits << 8) | bytes[next++];
                held += 8;
            }

            held -= 5;
            code[i] = Crockford[(bits >> held) & 31];
            bits &= (1 << held) - 1;
        }

        return new string(code);
    }
}
