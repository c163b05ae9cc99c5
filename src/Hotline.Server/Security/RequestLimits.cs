using Hotline.Core.Messaging;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Hotline.Server.Security;

/// <summary>What one request may cost: bounded bodies, headers and patience for slow senders.</summary>
internal static class RequestLimits
{
    public static void Apply(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = MessagingLimits.WebhookBody;
        options.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
    }
}
