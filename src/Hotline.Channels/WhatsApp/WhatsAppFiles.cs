using System.Text.Json;
using Hotline.Channels.Receiving;
using Hotline.Core.Channels;
using Hotline.Core.Media;
using Hotline.Core.Messaging;

namespace Hotline.Channels.WhatsApp;

/// <summary>
/// Files that people sent on WhatsApp, for whoever keeps them, by the id in <see cref="InboundFile.Reference"/>: where each lies is asked anew for every attempt, because Meta tells it for five minutes. It gives the
/// file to whoever has the token, and the token goes to Meta's own hosts alone. Thread-safe.
/// </summary>
internal sealed class WhatsAppFiles(WhatsAppClient client, WhatsAppOptions options) : IMediaSource
{
    private static readonly IReadOnlyList<string> Hosts = ["fbsbx.com", "fbcdn.net", "facebook.com", "whatsapp.net", "whatsapp.com"];
    private readonly Uri api = new(options.ApiUrl);

    public IReadOnlyList<ChannelId> Channels { get; } = [ChannelId.WhatsApp];

    public async Task<MediaFetch> OpenAsync(string reference, CancellationToken cancellationToken)
    {
        switch (await client.GetMediaAsync(reference, cancellationToken))
        {
            case WhatsAppCall<JsonElement>.Failed { Error: var error }:
                return new MediaFetch.Later(error.RetryAfter, Once: error.Status is 400 or 404);
            case WhatsAppCall<JsonElement>.Done { Result: var told } when told.Number("file_size") > MediaLimits.Largest:
                return new MediaFetch.TooLarge();
            case WhatsAppCall<JsonElement>.Done { Result: var told } when Uri.TryCreate(told.Text("url"), UriKind.Absolute, out var address) && IsMetas(address):
                return await client.OpenAsync(address, cancellationToken) is { } answer ? new MediaFetch.Opened(await AnswerStream.OpenAsync(answer, cancellationToken)) : new MediaFetch.Later();
            default:
                return new MediaFetch.Gone();
        }
    }

    /// <summary>A host of Meta's over TLS, or the very server that stands in for the Graph API.</summary>
    internal bool IsMetas(Uri address) =>
        (address.Scheme == api.Scheme && address.Authority == api.Authority && address.UserInfo.Length == 0)
        || (address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && address.UserInfo.Length == 0
            && Hosts.Any(host => address.IdnHost == host || address.IdnHost.EndsWith($".{host}", StringComparison.Ordinal)));
}
