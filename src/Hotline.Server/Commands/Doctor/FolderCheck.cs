using System.Globalization;

namespace Hotline.Server.Commands.Doctor;

/// <summary>The data folder: there, writable, closed to others, with room on its disk.</summary>
internal static class FolderCheck
{
    private const string Subject = "data";
    private const long Tight = 1L << 30;
    private const long TooTight = 100L << 20;
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>The folder of people's files, where it is one of its own.</summary>
    public static IEnumerable<Finding> LookAtMedia(string? media)
    {
        if (string.IsNullOrEmpty(media)) yield break;
        if (!Directory.Exists(media))
        {
            yield return Finding.Fail("media", $"{media} is not there. Mount its volume, or mend the setting Media:Folder: photos and voices of people wait until it is.");
            yield break;
        }

        foreach (var finding in Look(media)) yield return finding with { Subject = "media" };
    }

    public static IEnumerable<Finding> Look(string data)
    {
        if (!Directory.Exists(data))
        {
            yield return Finding.Warn(Subject, $"{data} is not there yet; the first start makes it. If there should be data, check the setting Data.");
            yield break;
        }

        yield return Writable(data);
        yield return Room(data);
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(data) & Others) != UnixFileMode.None)
            yield return Finding.Warn(Subject, $"other users of this machine can look into {data}. Close it: chmod 700 {data}");
    }

    private static Finding Writable(string data)
    {
        var probe = Path.Combine(data, $".doctor-{Guid.NewGuid():N}");
        try
        {
            File.WriteAllBytes(probe, [0]);
            File.Delete(probe);
            return Finding.Ok(Subject, $"{data} can be written");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Finding.Fail(Subject, $"{data} cannot be written by this user. Run the doctor as the service's user, and give the folder to that one: chown -R hotline: {data}");
        }
    }

    private static Finding Room(string data)
    {
        var free = new DriveInfo(data).AvailableFreeSpace;
        var words = string.Create(CultureInfo.InvariantCulture, $"{free / (double)(1L << 30):0.0} GB free on its disk");
        if (free < TooTight) return Finding.Fail(Subject, $"{words}. Free some space now: when the disk is full no message can be taken.");
        return free < Tight ? Finding.Warn(Subject, $"{words}. Free some space soon.") : Finding.Ok(Subject, words);
    }
}
