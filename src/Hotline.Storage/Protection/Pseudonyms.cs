using System.Security.Cryptography;
using Hotline.Core.Messaging;

namespace Hotline.Storage.Protection;

/// <summary>
/// Turns an address into the name of its conversation: HMAC-SHA-256 under a subkey, 128 bits, 26 characters of lower-case base32.
/// The same address gives the same name for ever under one master key; without the key nobody can go back or try numbers out. Thread-safe.
/// </summary>
public sealed class Pseudonyms(MasterKey master)
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    private const int Bytes = 16;
    private const int Characters = 26;

    private readonly byte[] key = master.Derive("pseudonym");

    public ConversationId Of(Address address)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        KeyedHash.Of(key, address.Channel.Value, kind: [], address.Value, hash);
        return new ConversationId(Base32(hash[..Bytes]));
    }

    private static string Base32(ReadOnlySpan<byte> bytes)
    {
        Span<char> text = stackalloc char[Characters];
        var (buffer, bits, at) = (0, 0, 0);
        foreach (var value in bytes)
        {
            buffer = (buffer << 8) | value;
            for (bits += 8; bits >= 5; bits -= 5) text[at++] = Alphabet[(buffer >> (bits - 5)) & 31];
            buffer &= (1 << bits) - 1;
        }

        text[at] = Alphabet[(buffer << (5 - bits)) & 31];
        return new string(text);
    }
}
