using System.Text.Json;
using Hotline.Channels.Receiving;

namespace Hotline.Channels.WhatsApp;

/// <summary>
/// Opens a file that a person sent, by the id in <see cref="Hotline.Core.Messaging.InboundFile.Reference"/>: Meta tells where it lies, for five minutes, and gives it to whoever has the token. The token goes
/// to Meta's own hosts alone. Storing, checking and stripping are not done here. Thread-safe.
/// </summary>
internal sealed class WhatsAppMedia(WhatsAppClient client, WhatsAppOptions options)
{
    private static readonly IReadOnlyList<string> Hosts = ["fbsbx.com", "fbcdn.net", "facebook.com", "whatsapp.net", "whatsapp.com"];
    private readonly Uri api = new(options.ApiUrl);

    /// <summary>The open file, to be read and disposed by the caller; null when Meta does not give it (ids live for seven days) or names a host that is not Meta's.</summary>
    public async Task<HttpResponseMessage?> OpenAsync(string mediaId, CancellationToken cancellationToken) =>
        await client.GetMediaAsync(mediaId, cancellationToken) is WhatsAppCall<JsonElement>.Done { Result: var media } && Uri.TryCreate(media.Text("url"), UriKind.Absolute, out var address) && IsMetas(address)
            ? await client.OpenAsync(address, cancellationToken)
            : null;

    /// <summary>A host of Meta's over TLS, or the very server that stands in for the Graph API.</summary>
    internal bool IsMetas(Uri address) =>
        (address.Scheme == api.Scheme && address.Authority == api.Authority && address.UserInfo.Length == 0)
        || (address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && address.UserInfo.Length == 0
            && Hosts.Any(host => address.IdnHost == host || address.IdnHost.EndsWith($".{host}", StringComparison.Ordinal)));
}
