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

    private readonly byte[] material;

    private MasterKey(byte[] material)
    {
        this.material = material;
        Fingerprint = Convert.ToHexStringLower(Derive("fingerprint").AsSpan(0, 8));
    }

    /// <summary>Sixteen hexadecimal digits that tell keys apart and say nothing about them. Stored beside the data.</summary>
    public string Fingerprint { get; }

    /// <summary>A new key as text for a setting or a key file.</summary>
    public static string NewText() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(Size));

    /// <summary>Reads a key. <paramref name="origin"/> names the setting or file for the error.</summary>
    /// <exception cref="StorageStartException">It is not 32 bytes in base64.</exception>
    public static MasterKey FromText(string text, string origin)
    {
        var bytes = new byte[Size + 1];
        if (!Convert.TryFromBase64String(text.Trim(), bytes, out var length) || length != Size)
            throw new StorageStartException($"{origin} is not a master key: it must be {Size} bytes in base64. Run 'hotline keys new' to make one.");
        return new MasterKey(bytes[..Size]);
    }

    /// <summary>The key of a deployment: the setting, else the key file, else, where allowed, a new key file.</summary>
    /// <exception cref="StorageStartException">There is none and none may be made, or it cannot be read.</exception>
    public static MasterKey Load(ProtectionOptions options, string dataFolder)
    {
        if (!string.IsNullOrWhiteSpace(options.MasterKey)) return FromText(options.MasterKey, "The setting Protection:MasterKey");
        return KeyFile.Load(dataFolder, options.MayCreate);
    }

    /// <summary>A subkey of 32 bytes. One purpose, one key: what was sealed for one can never be opened as another.</summary>
    public byte[] Derive(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, material, Size, info: Encoding.UTF8.GetBytes("hotline/1/" + purpose));

    /// <summary>Refuses to go on when data was written under another key. <paramref name="where"/> names the store.</summary>
    /// <exception cref="StorageStartException">The fingerprints differ.</exception>
    public void EnsureWrote(string storedFingerprint, string where)
    {
        if (storedFingerprint == Fingerprint) return;
        throw new StorageStartException(
            $"This master key does not belong to {where}: the data was written with key {storedFingerprint}, the key given is {Fingerprint}. " +
            "Give the first one back (setting Protection:MasterKey, or master.key in the data folder).");
    }

    public override string ToString() => $"master key {Fingerprint}";
}
