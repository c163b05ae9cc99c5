using System.Text;
using Hotline.Storage.Protection;

namespace Hotline.Storage.Casebook.Operators;

/// <summary>Seals the provider's numbers of members of staff under the master key, each bound to its account; opens those from before a rotation too. Thread-safe.</summary>
public sealed class MemberSeal(MasterKey master)
{
    private const string Purpose = "staff_links.member";

    private readonly SealKeyRing ring = new(master, "staff.member");

    public byte[] Seal(string accountId, string member) => ring.Seal(Purpose, accountId, Encoding.UTF8.GetBytes(member));

    /// <summary>Opens what <see cref="Seal"/> made for the same account.</summary>
    /// <exception cref="SealedDataException">It was sealed under a key that is not given, or for another account.</exception>
    public string Open(string accountId, ReadOnlySpan<byte> box) => Encoding.UTF8.GetString(ring.Open(Purpose, accountId, box));

    /// <summary>The same number under the newest master key; null when it stands under that already.</summary>
    internal byte[]? Renew(string accountId, ReadOnlySpan<byte> box) => ring.Renew(Purpose, accountId, box);
}
