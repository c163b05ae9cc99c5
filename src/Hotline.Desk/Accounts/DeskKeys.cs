using System.Text;
using System.Xml.Linq;
using Hotline.Storage;
using Hotline.Storage.Protection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hotline.Desk.Accounts;

/// <summary>
/// The keys behind cookies and antiforgery values: in the data folder, so that a restart signs nobody out, and sealed under the master key, so that a copied folder
/// forges no cookie.
/// </summary>
internal sealed class DeskKeys(IOptions<StorageOptions> storage, MasterKey master, ILoggerFactory logs) : IConfigureOptions<KeyManagementOptions>
{
    public void Configure(KeyManagementOptions options)
    {
        options.XmlRepository = new FileSystemXmlRepository(new DirectoryInfo(Path.Combine(storage.Value.Data, DeskKeyFiles.Folder)), logs);
        options.XmlEncryptor = new Encryptor(master);
    }

    internal const string Purpose = "desk.keys";

    private sealed class Encryptor(MasterKey master) : IXmlEncryptor
    {
        public EncryptedXmlInfo Encrypt(XElement plaintextElement)
        {
            var box = DeskKeyDecryptor.Seal(master, plaintextElement.ToString(SaveOptions.DisableFormatting));
            return new EncryptedXmlInfo(new XElement("sealed", Convert.ToBase64String(box)), typeof(DeskKeyDecryptor));
        }
    }
}

/// <summary>Opens what <see cref="DeskKeys"/> sealed. Its name stands in the key files, so it stays.</summary>
internal sealed class DeskKeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) => XElement.Parse(Encoding.UTF8.GetString(Open(services.GetRequiredService<MasterKey>(), Convert.FromBase64String(encryptedElement.Value))));

    internal static byte[] Seal(MasterKey master, string text) => Sealer.Seal(master.Derive(DeskKeys.Purpose), DeskKeys.Purpose, "", Encoding.UTF8.GetBytes(text));

    /// <summary>Under this master key, or one from before a rotation.</summary>
    internal static byte[] Open(MasterKey master, byte[] box)
    {
        foreach (var older in master.Older)
        {
            try
            {
                return Sealer.Open(older.Derive(DeskKeys.Purpose), DeskKeys.Purpose, "", box);
            }
            catch (SealedDataException)
            {
                // Perhaps under another.
            }
        }

        return Sealer.Open(master.Derive(DeskKeys.Purpose), DeskKeys.Purpose, "", box);
    }
}
