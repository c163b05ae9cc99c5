using System.Text.Encodings.Web;
using System.Text.Json;
using Hotline.Storage.Protection;

namespace Hotline.Storage.Casebook.Contacts;

/// <summary>
/// Seals and opens what belongs to one contact. The contact and the purpose (the column) are bound in: bytes moved to another person's row, or to another column, do not open.
/// Holds the key at work, for the piece of work that asked; for one caller at a time.
/// </summary>
public sealed class ContactSeal : IDisposable
{
    /// <summary>Nothing of it is ever shown before it is read again, so only what JSON itself needs is escaped: a Cyrillic letter takes two bytes, not six.</summary>
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string _contactId;
    private readonly SealKey _key;

    internal ContactSeal(string contactId, byte[] key)
    {
        _contactId = contactId;
        _key = new SealKey(key);
    }

    public byte[] Seal<T>(string purpose, T value) =>
        _key.Seal(purpose, _contactId, JsonSerializer.SerializeToUtf8Bytes(value, Json));

    /// <summary>Opens what <see cref="Seal"/> made.</summary>
    /// <exception cref="SealedDataException">The bytes were not sealed for this contact and purpose.</exception>
    public T Open<T>(string purpose, byte[] sealedBytes) =>
        JsonSerializer.Deserialize<T>(_key.Open(purpose, _contactId, sealedBytes), Json)
        ?? throw new SealedDataException($"Sealed data for {purpose} is empty.");

    public void Dispose() => _key.Dispose();
}
