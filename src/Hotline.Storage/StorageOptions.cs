namespace Hotline.Storage;

/// <summary>Where everything on disk lives.</summary>
public sealed class StorageOptions
{
    /// <summary>The data folder (setting <c>Data</c>). Created when it is missing, readable by its owner only.</summary>
    public string Data { get; set; } = "./data";
}
