namespace Hotline.Storage.Media;

/// <summary>Settings of the section <c>Media</c>.</summary>
public sealed class MediaOptions
{
    /// <summary>The folder's name within the data folder, when nothing else is set.</summary>
    public const string DefaultName = "media";

    /// <summary>Where files lie: a folder of this machine, or a volume that all servers of the deployment share. Default: <c>media</c> in the data folder.</summary>
    public string Folder { get; set; } = "";

    /// <summary>Megabytes of its disk that files leave free: words need little room, and what is written to the stores must never find the disk full. 0 takes the last byte.</summary>
    public int KeepFreeMegabytes { get; set; } = 512;
}
