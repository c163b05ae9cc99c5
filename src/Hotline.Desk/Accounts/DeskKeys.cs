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
        options.XmlRepository = new FileSystemXmlRepository(new DirectoryInfo(Path.Combine(storage.Value.Data, "desk-keys")), logs);
        options.XmlEncryptor = new Encryptor(master);
    }

    internal const string Purpose = "desk.keys";

    private sealed class Encryptor(MasterKey master) : IXmlEncryptor
    {
        public EncryptedXmlInfo Encrypt(XElement plaintextElement)
        {
            var box = Sealer.Seal(master.Derive(Purpose), Purpose, "", Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting)));
            return new EncryptedXmlInfo(new XElement("sealed", Convert.ToBase64String(box)), typeof(DeskKeyDecryptor));
        }
    }
}

/// <summary>Opens what <see cref="DeskKeys"/> sealed. Its name stands in the key files, so it stays.</summary>
internal sealed class DeskKeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var key = services.GetRequiredService<MasterKey>().Derive(DeskKeys.Purpose);
        return XElement.Parse(Encoding.UTF8.GetString(Sealer.Open(key, DeskKeys.Purpose, "", Convert.FromBase64String(encryptedElement.Value))));
    }
}
