using System.Security.Cryptography;
using System.Text;
using Hotline.Storage.Protection;

namespace Hotline.Desk.Operators;

/// <summary>How the provider's number of a member of staff is kept: a keyed hash to find it by, and sealed to write to. Neither is a person's who asks for help: the keys are others. Thread-safe.</summary>
internal sealed class StaffKeys(MasterKey master)
{
    private const string Purpose = "staff_links.member";

    private readonly byte[] pseudonyms = master.Derive("staff.pseudonym");
    private readonly byte[] members = master.Derive("staff.member");

    public string Pseudonym(string member) => Convert.ToHexStringLower(HMACSHA256.HashData(pseudonyms, Encoding.UTF8.GetBytes(member)));

    public byte[] Seal(string accountId, string member) => Sealer.Seal(members, Purpose, accountId, Encoding.UTF8.GetBytes(member));

    /// <summary>The number again.</summary>
    /// <exception cref="SealedDataException">It was sealed under another master key, or for another account.</exception>
    public string Open(string accountId, byte[] value) => Encoding.UTF8.GetString(Sealer.Open(members, Purpose, accountId, value));
}
