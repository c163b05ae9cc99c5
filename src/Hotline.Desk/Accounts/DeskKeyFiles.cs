using System.Text;
using System.Xml.Linq;
using Hotline.Storage;
using Hotline.Storage.Protection;
using Microsoft.Extensions.Options;

namespace Hotline.Desk.Accounts;

/// <summary>The files of the keys behind cookies, when the master key changes. Thread-safe.</summary>
public sealed class DeskKeyFiles(IOptions<StorageOptions> storage, MasterKey master)
{
    internal const string Folder = "desk-keys";

    /// <summary>Seals under the newest master key what stands under an older one, each file whole or not at all. Returns how many there were.</summary>
    public int Renew()
    {
        var (folder, renewed) = (Path.Combine(storage.Value.Data, Folder), 0);
        if (!Directory.Exists(folder)) return 0;
        foreach (var file in Directory.EnumerateFiles(folder, "*.xml"))
            if (Renew(file)) renewed++;
        return renewed;
    }

    private bool Renew(string file)
    {
        var document = XDocument.Load(file);
        var changed = false;
        foreach (var box in document.Descendants("sealed").ToArray())
        {
            var bytes = Convert.FromBase64String(box.Value);
            if (Opens(master, bytes) || master.Older.All(key => !Opens(key, bytes))) continue;
            box.Value = Convert.ToBase64String(DeskKeyDecryptor.Seal(master, Encoding.UTF8.GetString(DeskKeyDecryptor.Open(master, bytes))));
            changed = true;
        }

        if (!changed) return false;
        var part = file + ".part";
        document.Save(part);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(part, File.GetUnixFileMode(file));
        File.Move(part, file, overwrite: true);
        return true;
    }

    private static bool Opens(MasterKey key, byte[] bytes)
    {
        try
        {
            Sealer.Open(key.Derive(DeskKeys.Purpose), DeskKeys.Purpose, "", bytes);
            return true;
        }
        catch (SealedDataException)
        {
            return false;
        }
    }
}
