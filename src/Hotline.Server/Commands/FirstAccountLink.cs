using System.Text;

namespace Hotline.Server.Commands;

/// <summary>
/// How whoever sits at the server gets the link for the first account: on the terminal; where there is none (a service, whose output is a log that others read and that
/// is kept) in a file of the data folder that only this user may read.
/// </summary>
internal static class FirstAccountLink
{
    public const string FileName = "first-account.txt";

    /// <summary>What to print; null when there is an account already (<paramref name="code"/> is null), whose link is then taken away.</summary>
    public static string? Tell(string? code, string address, string data, bool toTerminal)
    {
        var file = Path.Combine(data, FileName);
        if (File.Exists(file)) File.Delete(file);
        if (code is null) return null;
        var link = $"{address.TrimEnd('/')}/desk#welcome={code}";
        if (toTerminal) return $"\n  Nobody can sign in yet. Make the first account here, once, within a day:\n  {link}";
        Write(file, link);
        return $"\n  Nobody can sign in yet. The link for the first account, good once, for a day, is in the file\n  {file}";
    }

    private static void Write(string path, string link)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, create);
        file.Write(Encoding.UTF8.GetBytes(link + "\n"));
    }
}
