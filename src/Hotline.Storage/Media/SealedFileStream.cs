using Hotline.Storage.Protection;

namespace Hotline.Storage.Media;

/// <summary>Reads a sealed file as what it holds, from any place; one piece is open at a time. Damage is an <see cref="IOException"/>. For one caller.</summary>
internal sealed class SealedFileStream : Stream
{
    private readonly FileStream _file;
    private readonly FileSeal _seal;
    private readonly byte[] _sealed = new byte[FileSeal.SealedPiece];
    private byte[] _open = [];
    private long _index = -1;
    private long _position;

    private SealedFileStream(FileStream file, FileSeal seal, long length) => (_file, _seal, Length) = (file, seal, length);

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position
    {
        get => _position;
        set => Seek(value, SeekOrigin.Begin);
    }

    /// <summary>Null when there is no such file, or none of a length that a file can have. The seal lives as long as the stream.</summary>
    public static SealedFileStream? Open(string path, Func<FileSeal> seal)
    {
        FileStream? file = null;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0, useAsync: true);
            if (FileSeal.PlainLength(file.Length) is not { } length) return null;
            var opened = new SealedFileStream(file, seal(), length);
            file = null;
            return opened;
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        finally
        {
            file?.Dispose();
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty || _position >= Length) return 0;
        var index = _position / FileSeal.Piece;
        if (index != _index) await TurnToAsync(index, cancellationToken);
        var from = (int)(_position % FileSeal.Piece);
        var count = Math.Min(buffer.Length, _open.Length - from);
        _open.AsSpan(from, count).CopyTo(buffer.Span);
        _position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("A sealed file is read asynchronously.");

    public override long Seek(long offset, SeekOrigin origin)
    {
        var target = origin switch { SeekOrigin.Begin => offset, SeekOrigin.Current => _position + offset, _ => Length + offset };
        ArgumentOutOfRangeException.ThrowIfNegative(target, nameof(offset));
        return _position = target;
    }

    public override void Flush()
    {
        // Nothing is written here.
    }

    public override void SetLength(long value) => throw new NotSupportedException("A sealed file is only read.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A sealed file is only read.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
            _seal.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task TurnToAsync(long index, CancellationToken cancellationToken)
    {
        _file.Position = index * FileSeal.SealedPiece;
        var read = await _file.ReadAtLeastAsync(_sealed, _sealed.Length, throwOnEndOfStream: false, cancellationToken);
        try
        {
            _open = _seal.Open(index, index == FileSeal.Pieces(Length) - 1, _sealed.AsSpan(0, read));
            _index = index;
        }
        catch (Exception fault) when (fault is SealedDataException or NewerFormatException)
        {
            throw new IOException("A kept file is damaged, or was cut: it does not open.", fault);
        }
    }
}
