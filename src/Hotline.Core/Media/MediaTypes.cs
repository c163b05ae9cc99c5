namespace Hotline.Core.Media;

/// <summary>Looks a kept file's type up by its name.</summary>
public static class MediaTypes
{
    /// <summary>Null when we do not take such files.</summary>
    public static MediaType? Named(string? type) => Formats.Named(type);

    /// <summary>A name to save a file under, which says nothing of anybody: <c>photo-3f9a2c.jpg</c>.</summary>
    public static string FileName(MediaType type, string id) => $"{type.Kind.ToString().ToLowerInvariant()}-{id[..Math.Min(6, id.Length)]}.{type.Extension}";
}
