using System.Security.Cryptography;
using System.Text;

namespace Hotline.Storage.Protection;

/// <summary>
/// The one secret from which all others follow: 32 random bytes. Nothing is encrypted with it directly; each purpose has its own subkey (HKDF-SHA-256).
/// Thread-safe; never printed.
/// </summary>
public sealed class MasterKey
{
    /// <summary>Size in bytes.</summary>
    public const int Size = 32;

    private const int Successor = Size * 6;

    /// <summary>
    /// Purposes of subkeys that name people or recognise them, in the order of a successor's text: never changed, since everybody would be a stranger. A successor carries them on; what is sealed or wrapped goes by
    /// its own 32 bytes alone.
    /// </summary>
    private static readonly string[] Naming = ["pseudonym", "duplicates", "return-code", "return-secret", "desk.sign-in"];

    private readonly byte[] material;
    private readonly Dictionary<string, byte[]> names = new(StringComparer.Ordinal);

    private MasterKey(byte[] text)
    {
        material = text[..Size];
        if (text.Length > Size)
            for (var i = 0; i < Naming.Length; i++) names[Naming[i]] = text[(Size * (i + 1))..(Size * (i + 2))];
        Fingerprint = Convert.ToHexStringLower(Derive("fingerprint").AsSpan(0, 8));
    }

    /// <summary>Sixteen hexadecimal digits that tell keys apart and say nothing about them. Stored beside the data.</summary>
    public string Fingerprint { get; }

    /// <summary>Keys from before a rotation: they open what was sealed under them, and nothing new is. Empty but for a rotation.</summary>
    public IReadOnlyList<MasterKey> Older { get; private init; } = [];

    /// <summary>This key, and the older ones.</summary>
    internal IEnumerable<MasterKey> All => [this, .. Older];

    /// <summary>A successor of this key as text: 32 new bytes, and the subkeys by which people are known. Whoever has only the old key can name people by it, and opens nothing new.</summary>
    public string NextText() => Convert.ToBase64String([.. RandomNumberGenerator.GetBytes(Size), .. Naming.SelectMany(Derive)]);

    /// <summary>A new key as text for a setting or a key file.</summary>
    public static string NewText() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(Size));

    /// <summary>Reads a key. <paramref name="origin"/> names the setting or file for the error.</summary>
    /// <exception cref="StorageStartException">It is not 32 bytes in base64.</exception>
    public static MasterKey FromText(string text, string origin)
    {
        var bytes = new byte[Successor + 1];
        if (!Convert.TryFromBase64String(text.Trim(), bytes, out var length) || length is not (Size or Successor))
            throw new StorageStartException($"{origin} is not a master key: it must be {Size} bytes in base64, or {Successor} for one that follows another. Run 'hotline keys new' to make one.");
        return new MasterKey(bytes[..length]);
    }

    /// <summary>The key of a deployment: the setting, else the key file, else, where allowed, a new key file.</summary>
    /// <exception cref="StorageStartException">There is none and none may be made, or it cannot be read.</exception>
    public static MasterKey Load(ProtectionOptions options, string dataFolder)
    {
        var main = !string.IsNullOrWhiteSpace(options.MasterKey) ? FromText(options.MasterKey, "The setting Protection:MasterKey") : KeyFile.Load(dataFolder, options.MayCreate);
        var older = (options.OldMasterKeys ?? "").Split([',', '\n', '\r', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(text => FromText(text, "One of Protection:OldMasterKeys")).ToArray();
        return older.Length == 0 ? main : main.After(older);
    }

    /// <summary>The same key beside those that still open what is older.</summary>
    /// <exception cref="StorageStartException">One of them names people otherwise: neither follows the other.</exception>
    public MasterKey After(params MasterKey[] older)
    {
        if (Array.Find(older, key => !key.Derive(Naming[0]).AsSpan().SequenceEqual(Derive(Naming[0]))) is { } stranger)
            throw new StorageStartException(
                $"The key {stranger.Fingerprint} in Protection:OldMasterKeys and the master key {Fingerprint} do not belong together: everybody would be a stranger. Make the new key from the old one, with 'hotline keys next'.");
        return new MasterKey([.. material, .. names.Count == 0 ? [] : Naming.SelectMany(name => names[name])]) { Older = [.. older.Where(key => key.Fingerprint != Fingerprint)] };
    }

    /// <summary>A subkey of 32 bytes. One purpose, one key: what was sealed for one can never be opened as another.</summary>
    public byte[] Derive(string purpose) => names.TryGetValue(purpose, out var carried) ? [.. carried] :
        HKDF.DeriveKey(HashAlgorithmName.SHA256, material, Size, info: Encoding.UTF8.GetBytes("hotline/1/" + purpose));

    /// <summary>
    /// Refuses to go on when data was written under another key. <paramref name="where"/> names the store, <paramref name="stored"/> what it says: fingerprints with commas between, each of a key that something may still
    /// need. Returns what it must say from now on: this key first.
    /// </summary>
    /// <exception cref="StorageStartException">One of them is not given.</exception>
    public string EnsureWrote(string stored, string where)
    {
        var known = stored.Split(',');
        var given = All.Select(key => key.Fingerprint).ToArray();
        if (Array.Find(known, fingerprint => !given.Contains(fingerprint)) is { } missing)
            throw new StorageStartException(known.Length == 1
                ? $"This master key does not belong to {where}: the data was written with key {stored}, the key given is {Fingerprint}. Give the first one back (setting Protection:MasterKey, or master.key in the data folder)."
                : $"The rotation of the master key of {where} is not over: something there may still need key {missing}. Give that key in Protection:OldMasterKeys until 'hotline keys rotate' says that nothing needs it.");
        return known[0] == Fingerprint ? stored : string.Join(',', known.Where(fingerprint => fingerprint != Fingerprint).Prepend(Fingerprint));
    }

    public override string ToString() => $"master key {Fingerprint}";
}
