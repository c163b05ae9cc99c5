using System.Security.Cryptography;
using System.Text;
using Hotline.Storage.Casebook.Operators;
using Hotline.Storage.Protection;

namespace Hotline.Desk.Operators;

/// <summary>How the provider's number of a member of staff is kept: a keyed hash to find it by, and sealed to write to. Neither is a person's who asks for help. Thread-safe.</summary>
internal sealed class StaffKeys(MasterKey master)
{
    // The key by which people are known outlives a change of the master key; the first line keeps staff apart from them.
    private readonly byte[] pseudonyms = master.Derive("pseudonym");
    private readonly MemberSeal seal = new(master);

    public string Pseudonym(string member) => Convert.ToHexStringLower(HMACSHA256.HashData(pseudonyms, Encoding.UTF8.GetBytes($"staff\n{member}")));

    public byte[] Seal(string accountId, string member) => seal.Seal(accountId, member);

    /// <summary>The number again.</summary>
    /// <exception cref="SealedDataException">It was sealed under a master key that is not given, or for another account.</exception>
    public string Open(string accountId, byte[] value) => seal.Open(accountId, value);
}
