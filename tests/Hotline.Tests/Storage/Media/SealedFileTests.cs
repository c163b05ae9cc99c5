using System.Security.Cryptography;
using Hotline.Storage;
using Hotline.Storage.Media;
using Hotline.Storage.Protection;
using Hotline.Tests.Support;
using Microsoft.Extensions.Options;

namespace Hotline.Tests.Storage.Media;

/// <summary>What lies in the media folder: noise to everybody else, and never anything but the whole file in its order.</summary>
public sealed class SealedFileTests : IDisposable
{
    private const int Length = FileSeal.Piece * 3 + 1000;

    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(MasterKey.Size);
    private static readonly byte[] Content = RandomNumberGenerator.GetBytes(Length);

    private readonly TemporaryFolder _folder = new();
    private readonly MediaFolder _media;
    private readonly string _id = MediaFolder.NewId();

    public SealedFileTests() => _media = new MediaFolder(Options.Create(new MediaOptions { Folder = _folder.Path }), Options.Create(new StorageOptions()));

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(FileSeal.Piece)]
    [InlineData(FileSeal.Piece + 1)]
    [InlineData(Length)]
    public async Task What_was_written_is_read_and_the_disk_holds_noise_of_the_length_that_was_said(int length)
    {
        await WriteAsync(Content.AsMemory(0, length));
        Assert.Equal(FileSeal.SealedLength(length), new FileInfo(Path).Length);
        Assert.Equal(Content[..length], await ReadAsync());
        if (length > 16) Assert.True((await File.ReadAllBytesAsync(Path, Now)).AsSpan().IndexOf(Content.AsSpan(0, 16)) < 0);
        Assert.Equal([_id], Directory.EnumerateFiles(_media.Files).Select(System.IO.Path.GetFileName));
    }

    [Fact]
    public async Task Any_part_is_read_from_where_it_begins()
    {
        await WriteAsync(Content);
        await using var file = Open();
        foreach (var from in new[] { 0, 10, FileSeal.Piece - 1, FileSeal.Piece * 2, Length - 1, 5 })
        {
            file.Position = from;
            var part = new byte[Math.Min(FileSeal.Piece + 7, Length - from)];
            await file.ReadExactlyAsync(part, Now);
            Assert.Equal(Content[from..(from + part.Length)], part);
        }
    }

    [Fact]
    public async Task A_file_cut_between_two_pieces_does_not_read_to_an_end()
    {
        await WriteAsync(Content);
        Rewrite(bytes => bytes[..(FileSeal.SealedPiece * 2)]);
        await Assert.ThrowsAsync<IOException>(ReadAsync);
    }

    [Fact]
    public async Task A_file_cut_within_a_piece_is_damaged()
    {
        await WriteAsync(Content);
        Rewrite(bytes => bytes[..^1]);
        await Assert.ThrowsAsync<IOException>(ReadAsync);
    }

    [Fact]
    public async Task Pieces_that_changed_places_do_not_open()
    {
        await WriteAsync(Content);
        Rewrite(bytes => [.. bytes[FileSeal.SealedPiece..(FileSeal.SealedPiece * 2)], .. bytes[..FileSeal.SealedPiece], .. bytes[(FileSeal.SealedPiece * 2)..]]);
        await Assert.ThrowsAsync<IOException>(ReadAsync);
    }

    [Fact]
    public async Task A_piece_of_another_file_of_the_same_person_does_not_open()
    {
        await WriteAsync(Content);
        var other = MediaFolder.NewId();
        await WriteAsync(Content, other);
        File.Copy(_media.PathOf(other), Path, overwrite: true);
        await Assert.ThrowsAsync<IOException>(ReadAsync);
    }

    [Fact]
    public async Task No_bit_can_be_turned()
    {
        await WriteAsync(Content.AsMemory(0, 100));
        var whole = await File.ReadAllBytesAsync(Path, Now);
        for (var i = 0; i < whole.Length; i++)
        {
            var turned = whole.ToArray();
            turned[i] ^= 1;
            await File.WriteAllBytesAsync(Path, turned, Now);
            await Assert.ThrowsAsync<IOException>(ReadAsync);
        }
    }

    [Fact]
    public async Task An_upload_opens_by_its_reference_alone_and_is_forgotten()
    {
        var box = new UploadBox(_media);
        var reference = await box.PutAsync(Content, Now);
        await using (var read = await box.OpenAsync(reference, Now))
        {
            var bytes = new byte[Length];
            await read!.ReadExactlyAsync(bytes, Now);
            Assert.Equal(Content, bytes);
        }

        Assert.Null(await box.OpenAsync("../" + reference, Now));
        Assert.Null(await box.OpenAsync(reference.Split('.')[0], Now));
        var file = Assert.Single(Directory.EnumerateFiles(_media.Uploads));
        Assert.DoesNotContain(reference.Split('.')[1], file, StringComparison.Ordinal);
        await box.ForgetAsync(reference, Now);
        Assert.Null(await box.OpenAsync(reference, Now));
        Assert.Empty(Directory.EnumerateFiles(_media.Uploads));
    }

    private string Path => _media.PathOf(_id);

    private async Task WriteAsync(ReadOnlyMemory<byte> content, string? id = null)
    {
        using var seal = new FileSeal(Key, "contact", id ?? _id);
        await MediaFolder.WriteAsync(_media.PathOf(id ?? _id), seal, content, Now);
    }

    private SealedFileStream Open() => SealedFileStream.Open(Path, () => new FileSeal(Key, "contact", _id)) ?? throw new IOException("No such length.");

    private async Task<byte[]> ReadAsync()
    {
        await using var file = Open();
        using var all = new MemoryStream();
        await file.CopyToAsync(all, Now);
        return all.ToArray();
    }

    private void Rewrite(Func<byte[], byte[]> change) => File.WriteAllBytes(Path, change(File.ReadAllBytes(Path)));
}
