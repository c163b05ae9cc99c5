using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace Hotline.Storage.Media;

/// <summary>
/// The folder that files lie in: <c>files/</c> for what belongs to a row of the casebook, <c>uploads/</c> for what a page has just brought. Names are random ids. A file appears whole, or not at all:
/// it is written under another name, brought to the disk, then renamed. Thread-safe.
/// </summary>
public sealed class MediaFolder(IOptions<MediaOptions> options, IOptions<StorageOptions> storage)
{
    private const string Part = ".part";
    private const int IdBytes = 16;

    /// <summary>The whole folder.</summary>
    public string Root { get; } = options.Value.Folder is { Length: > 0 } folder ? folder : Path.Combine(storage.Value.Data, MediaOptions.DefaultName);

    /// <summary>Whether the disk has more free than <see cref="MediaOptions.KeepFreeMegabytes"/>. True where nobody can tell.</summary>
    public bool HasRoom
    {
        get
        {
            try
            {
                return new DriveInfo(Path.GetFullPath(Directory.Exists(Root) ? Root : storage.Value.Data)).AvailableFreeSpace >= options.Value.KeepFreeMegabytes * 1_048_576L;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
            {
                return true;
            }
        }
    }

    internal string Files => Path.Combine(Root, "files");

    internal string Uploads => Path.Combine(Root, "uploads");

    /// <summary>A new id: 32 characters of hexadecimal.</summary>
    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));

    /// <summary>Whether the sealed file with this id lies here.</summary>
    public bool Holds(string id) => File.Exists(PathOf(id));

    internal static bool IsId(string? text) => text is { Length: IdBytes * 2 } && text.All(char.IsAsciiHexDigitLower);

    internal string PathOf(string id) => Path.Combine(Files, IsId(id) ? id : throw new ArgumentException("Not an id of a file.", nameof(id)));

    internal string UploadPath(string id) => Path.Combine(Uploads, IsId(id) ? id : throw new ArgumentException("Not an id of an upload.", nameof(id)));

    /// <summary>Writes a sealed file durably. A file of the same name is replaced.</summary>
    internal static async Task WriteAsync(string path, FileSeal seal, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        DataFolder.Ensure(Path.GetDirectoryName(Path.GetDirectoryName(path))!);
        DataFolder.Ensure(Path.GetDirectoryName(path)!);
        var part = $"{path}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}{Part}";
        try
        {
            await using (var file = new FileStream(part, Closed()))
            {
                var pieces = FileSeal.Pieces(content.Length);
                for (var i = 0L; i < pieces; i++)
                {
                    var from = (int)(i * FileSeal.Piece);
                    await file.WriteAsync(seal.Seal(i, i == pieces - 1, content.Span[from..Math.Min(content.Length, from + FileSeal.Piece)]), cancellationToken);
                }

                file.Flush(flushToDisk: true);
            }

            File.Move(part, path, overwrite: true);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }

    /// <summary>Deletes a file; one that is not there is deleted already. False when it could not be.</summary>
    internal static bool Delete(string path)
    {
        try
        {
            File.Delete(path);
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static FileStreamOptions Closed()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
