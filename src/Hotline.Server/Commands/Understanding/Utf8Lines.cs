using System.Text;

namespace Hotline.Server.Commands.Understanding;

/// <summary>
/// The lines of a stream of UTF-8, whatever bytes it has: a line ends at LF, a CR before it and a mark at the beginning of all are no part of it, bytes that are no UTF-8 become U+FFFD.
/// Nothing else is looked into: neither marks of other encodings nor a CR alone. Linear in the length. Not thread-safe.
/// </summary>
internal sealed class Utf8Lines(Stream stream)
{
    private const int First = 1 << 16;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private byte[] buffer = new byte[First];
    private int start;
    private int scanned;
    private int end;
    private bool begun;
    private bool ended;

    /// <summary>The next line, or null at the end. Completes at once while whole lines are at hand.</summary>
    public async ValueTask<string?> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var found = buffer.AsSpan(scanned..end).IndexOf((byte)'\n');
            if (found >= 0) return Take(scanned + found, 1);
            scanned = end;
            if (ended) return start == end ? null : Take(end, 0);
            MakeRoom();
            var read = await stream.ReadAsync(buffer.AsMemory(end), cancellationToken);
            (ended, end) = (read == 0, end + read);
        }
    }

    private string Take(int at, int terminator)
    {
        var line = buffer.AsSpan(start..at);
        start = scanned = at + terminator;
        if (!begun && line.StartsWith(Encoding.UTF8.Preamble)) line = line[Encoding.UTF8.Preamble.Length..];
        begun = true;
        return Utf8.GetString(line.EndsWith("\r"u8) ? line[..^1] : line);
    }

    private void MakeRoom()
    {
        if (start > 0)
        {
            buffer.AsSpan(start..end).CopyTo(buffer);
            (start, scanned, end) = (0, scanned - start, end - start);
        }

        if (end == buffer.Length) Array.Resize(ref buffer, 2 * buffer.Length);
    }
}
