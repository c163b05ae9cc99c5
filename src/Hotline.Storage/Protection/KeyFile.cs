namespace Hotline.Storage.Protection;

/// <summary>The file <c>master.key</c>: one line of base64, readable by its owner only.</summary>
internal static class KeyFile
{
    public const string Name = "master.key";

    public static MasterKey Load(string folder, bool mayCreate)
    {
        var path = Path.Combine(folder, Name);
        try
        {
            if (File.Exists(path)) return MasterKey.FromText(File.ReadAllText(path), $"The key file {path}");
            if (!mayCreate) throw Absent(path);
            DataFolder.Ensure(folder);
            return Create(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StorageStartException($"The key file {path} cannot be read or written: {fault.Message} Check who owns the folder.", fault);
        }
    }

    private static MasterKey Create(string path)
    {
        var text = MasterKey.NewText();
        var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(path, create))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(text + "\n"));
            // A key that a power cut takes away takes all data with it.
            file.Flush(flushToDisk: true);
        }

        return MasterKey.FromText(text, path);
    }

    private static StorageStartException Absent(string path) => new(
        $"There is no master key: the setting Protection:MasterKey is empty and {path} does not exist. " +
        "If there is data already, give back the key that it was written with: no other can read it. For a new deployment run 'hotline keys new' and set Protection:MasterKey to what it prints.");
}
