using System.Text;
using Hotline.Storage.Protection;

namespace Hotline.Storage.Casebook.Accounts;

/// <summary>Seals the keys behind the desk's cookies under the master key, each bound to its name, so that a copied casebook forges no cookie; opens those from before a rotation too. Thread-safe.</summary>
public sealed class DeskKeySeal(MasterKey master)
{
    private const string Purpose = "desk.keys";

    private readonly SealKeyRing ring = new(master, Purpose);

    public byte[] Seal(string name, string key) => ring.Seal(Purpose, name, Encoding.UTF8.GetBytes(key));

    /// <summary>Opens what <see cref="Seal"/> made for the same name.</summary>
    /// <exception cref="SealedDataException">It does not open.</exception>
    public string Open(string name, ReadOnlySpan<byte> box) => Encoding.UTF8.GetString(ring.Open(Purpose, name, box));

    /// <summary>The same key under the newest master key; null when it stands under that already.</summary>
    internal byte[]? Renew(string name, ReadOnlySpan<byte> box) => ring.Renew(Purpose, name, box);
}
