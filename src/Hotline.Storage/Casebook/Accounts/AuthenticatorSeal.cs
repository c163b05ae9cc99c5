using Hotline.Storage.Protection;

namespace Hotline.Storage.Casebook.Accounts;

/// <summary>Seals the keys of accounts' authenticators under the master key, each bound to its account; opens those from before a rotation too. Thread-safe.</summary>
public sealed class AuthenticatorSeal(MasterKey master)
{
    private const string Purpose = "desk.authenticator";

    private readonly SealKeyRing ring = new(master, Purpose);

    public byte[] Seal(string accountId, ReadOnlySpan<byte> key) => ring.Seal(Purpose, accountId, key);

    /// <summary>Opens what <see cref="Seal"/> made for the same account.</summary>
    /// <exception cref="SealedDataException">It does not open.</exception>
    public byte[] Open(string accountId, ReadOnlySpan<byte> box) => ring.Open(Purpose, accountId, box);

    /// <summary>The same key under the newest master key; null when it stands under that already.</summary>
    internal byte[]? Renew(string accountId, ReadOnlySpan<byte> box) => ring.Renew(Purpose, accountId, box);
}
