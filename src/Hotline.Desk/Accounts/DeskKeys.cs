using System.Xml.Linq;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Accounts;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Hotline.Desk.Accounts;

/// <summary>
/// The keys behind cookies and antiforgery values: in the casebook, so that a restart signs nobody out and every server opens what another one sealed, and sealed under the master key, so that
/// a copied casebook forges no cookie. Thread-safe.
/// </summary>
internal sealed class DeskKeys(IDbContextFactory<CasebookContext> contexts, DeskKeySeal seal) : IXmlRepository, IConfigureOptions<KeyManagementOptions>
{
    public void Configure(KeyManagementOptions options) => (options.XmlRepository, options.XmlEncryptor) = (this, new SealedAsARow());

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var context = contexts.CreateDbContext();
        return [.. context.DeskKeys.AsNoTracking().AsEnumerable().Select(key => XElement.Parse(seal.Open(key.Name, key.Sealed)))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var context = contexts.CreateDbContext();
        // Servers that start together each make a first key. One row is the first; whoever was too late reads that one.
        var name = context.DeskKeys.Any() ? friendlyName : DeskKey.First;
        var box = seal.Seal(name, element.ToString(SaveOptions.DisableFormatting));
        context.Database.ExecuteSql($"INSERT INTO desk_keys (name, sealed) VALUES ({name}, {box}) ON CONFLICT (name) DO NOTHING");
    }

    /// <summary>Leaves a key as it is: the row that it goes into is sealed whole.</summary>
    private sealed class SealedAsARow : IXmlEncryptor
    {
        public EncryptedXmlInfo Encrypt(XElement plaintextElement) => new(new XElement(plaintextElement), typeof(AsItIs));
    }

    /// <summary>The other way. Its name stands in the rows, so it stays.</summary>
    private sealed class AsItIs : IXmlDecryptor
    {
        public XElement Decrypt(XElement encryptedElement) => new(encryptedElement);
    }
}
