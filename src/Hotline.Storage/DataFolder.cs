namespace Hotline.Storage;

/// <summary>The data folder: made on first use, and held by one running program at a time.</summary>
internal sealed class DataFolder : IDisposable
{
    private const string LockName = "hotline.lock";

    private readonly FileStream hold;

    private DataFolder(string path, FileStream hold)
    {
        Path = path;
        this.hold = hold;
    }

    public string Path { get; }

    /// <summary>Makes the folder when it is missing, closed to other users of the machine.</summary>
    public static void Ensure(string path)
    {
        if (Directory.Exists(path)) return;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Makes the folder and takes it for this program until disposed.</summary>
    /// <exception cref="StorageStartException">It cannot be written, or another program has it.</exception>
    public static DataFolder Take(string path)
    {
        try
        {
            Ensure(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path, fault);
        }

        return new DataFolder(path, Lock(path, FileShare.None));
    }

    /// <summary>Holds the folder together with other programs that only have the casebook in it; a program that wants it alone is refused meanwhile, and the other way round.</summary>
    /// <exception cref="StorageStartException">It cannot be written, or another program has it alone.</exception>
    public static DataFolder Share(string path)
    {
        try
        {
            Ensure(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path, fault);
        }

        return new DataFolder(path, Lock(path, FileShare.ReadWrite));
    }

    /// <summary>Whether a running program has the folder. Only looks: a folder or lock that is not there is not made.</summary>
    /// <exception cref="StorageStartException">This user may not look.</exception>
    public static bool IsTaken(string path)
    {
        var file = System.IO.Path.Combine(path, LockName);
        if (!System.IO.File.Exists(file)) return false;
        try
        {
            using var look = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
            return false;
        }
        catch (UnauthorizedAccessException fault)
        {
            throw Unwritable(path, fault);
        }
        catch (IOException)
        {
            return true;
        }
    }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => hold.Dispose();

    private static FileStream Lock(string path, FileShare share)
    {
        var file = System.IO.Path.Combine(path, LockName);
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, share, bufferSize: 1);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw Unwritable(path, fault);
        }
        catch (IOException fault) when (System.IO.File.Exists(file))
        {
            throw new StorageStartException(
                $"Another hotline is using the folder {path}. Stop it first, or give this one its own folder with the setting Data.", fault);
        }
        catch (IOException fault)
        {
            throw Unwritable(path, fault);
        }
    }

    private static StorageStartException Unwritable(string path, Exception fault) => new(
        $"The data folder {path} cannot be written: {fault.Message} Check who owns it, or choose another with the setting Data.", fault);
}
