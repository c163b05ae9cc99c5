using System.Security.Cryptography;

namespace Hotline.Storage.Protection;

/// <summary>
/// Keys of conversations and contacts: 32 random bytes, stored only wrapped under a subkey of the master key and bound to whose they are.
/// Destroying the wrapped key destroys everything sealed under it. Thread-safe.
/// </summary>
public sealed class KeyWrap(MasterKey master)
{
    private readonly SealKeyRing wrapping = new(master, "wrap");

    /// <summary>A new key, not wrapped yet.</summary>
    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(MasterKey.Size);

    /// <summary>Wraps <paramref name="key"/> for <paramref name="subject"/> (a conversation's or contact's id) and <paramref name="purpose"/> (the table it stands in).</summary>
    public byte[] Wrap(string purpose, string subject, ReadOnlySpan<byte> key) => wrapping.Seal("key:" + purpose, subject, key);

    /// <summary>Unwraps what <see cref="Wrap"/> made.</summary>
    /// <exception cref="SealedDataException">It belongs to another subject or master key, or is damaged.</exception>
    public byte[] Unwrap(string purpose, string subject, ReadOnlySpan<byte> wrapped) => wrapping.Open("key:" + purpose, subject, wrapped);

    /// <summary>The same key wrapped under the newest master key, as long and with the same beginning; null when it is already, or opens under none.</summary>
    public byte[]? Renew(string purpose, string subject, ReadOnlySpan<byte> wrapped) => wrapping.Renew("key:" + purpose, subject, wrapped);
}
