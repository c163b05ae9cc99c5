using System.Text.Json;
using Hotline.Storage.Protection;

namespace Hotline.Storage.Casebook.Contacts;

/// <summary>
/// Seals and opens what belongs to one contact. The contact and the purpose (the column) are bound in: bytes moved to another person's row, or to another column, do not open.
/// Thread-safe.
/// </summary>
public sealed class ContactSeal
{
    private readonly string _contactId;
    private readonly byte[] _key;

    internal ContactSeal(string contactId, byte[] key) => (_contactId, _key) = (contactId, key);

    public byte[] Seal<T>(string purpose, T value) =>
        Sealer.Seal(_key, purpose, _contactId, JsonSerializer.SerializeToUtf8Bytes(value, JsonSerializerOptions.Web));

    /// <summary>Opens what <see cref="Seal"/> made.</summary>
    /// <exception cref="SealedDataException">The bytes were not sealed for this contact and purpose.</exception>
    public T Open<T>(string purpose, byte[] sealedBytes) =>
        JsonSerializer.Deserialize<T>(Sealer.Open(_key, purpose, _contactId, sealedBytes), JsonSerializerOptions.Web)
        ?? throw new SealedDataException($"Sealed data for {purpose} is empty.");
}
