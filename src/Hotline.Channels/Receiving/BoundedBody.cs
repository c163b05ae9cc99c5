using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Hotline.Channels.Receiving;

/// <summary>Reads the body of a request that a stranger may have sent: never more of it than allowed.</summary>
internal static class BoundedBody
{
    /// <summary>The whole body, or null when it has more than <paramref name="most"/> bytes.</summary>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int most, CancellationToken cancellationToken)
    {
        if (request.ContentLength > most) return null;
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken);
            if (read.Buffer.Length > most) return null;
            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return body;
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
