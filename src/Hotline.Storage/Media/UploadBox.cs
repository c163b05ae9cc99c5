using System.Buffers.Text;
using Hotline.Core.Channels;
using Hotline.Storage.Protection;

namespace Hotline.Storage.Media;

/// <summary>Files that a page has brought, sealed under a key of their own that only their reference holds: <c>id.key</c>. Thread-safe.</summary>
internal sealed class UploadBox(MediaFolder folder) : IUploads
{
    private const string Owner = "upload";

    public bool HasRoom => folder.HasRoom;

    public async Task<string> PutAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var (id, key) = (MediaFolder.NewId(), KeyWrap.NewKey());
        using var seal = Seal(id, key);
        await MediaFolder.WriteAsync(folder.UploadPath(id), seal, content, cancellationToken);
        return $"{id}.{Base64Url.EncodeToString(key)}";
    }

    public Task<Stream?> OpenAsync(string reference, CancellationToken cancellationToken) =>
        Task.FromResult<Stream?>(Read(reference) is var (id, key) ? SealedFileStream.Open(folder.UploadPath(id), () => Seal(id, key)) : null);

    public Task ForgetAsync(string reference, CancellationToken cancellationToken)
    {
        if (Read(reference) is var (id, _)) MediaFolder.Delete(folder.UploadPath(id));
        return Task.CompletedTask;
    }

    private static FileSeal Seal(string id, byte[] key) => new(key, Owner, id);

    private static (string Id, byte[] Key)? Read(string reference)
    {
        if (reference.Split('.') is not [var id, var key] || !MediaFolder.IsId(id) || !Base64Url.IsValid(key)) return null;
        var bytes = Base64Url.DecodeFromChars(key);
        return bytes.Length == MasterKey.Size ? (id, bytes) : null;
    }
}
