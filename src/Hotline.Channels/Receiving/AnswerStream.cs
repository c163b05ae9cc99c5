namespace Hotline.Channels.Receiving;

/// <summary>The body of a provider's answer as a stream that ends the answer with itself. Trouble on the line is an <see cref="IOException"/>, without words of the network's own.</summary>
internal sealed class AnswerStream : Stream
{
    private readonly HttpResponseMessage _answer;
    private readonly Stream _body;

    private AnswerStream(HttpResponseMessage answer, Stream body) => (_answer, _body) = (answer, body);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public static async Task<AnswerStream> OpenAsync(HttpResponseMessage answer, CancellationToken cancellationToken) => new(answer, await answer.Content.ReadAsStreamAsync(cancellationToken));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await _body.ReadAsync(buffer, cancellationToken);
        }
        catch (HttpRequestException)
        {
            throw new IOException("The line to the provider broke.");
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read asynchronously.");

    public override void Flush()
    {
        // Nothing is written here.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _body.Dispose();
            _answer.Dispose();
        }

        base.Dispose(disposing);
    }
}
