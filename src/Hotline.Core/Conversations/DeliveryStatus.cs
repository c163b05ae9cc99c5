using System.Collections.Immutable;
using System.Globalization;

namespace Hotline.Core.Conversations;

/// <summary>
/// What is known of a delivery, as the journal and the casebook write it. It only ever moves forward, in whichever order reports and receipts come, and however often; only a dead letter
/// that is sent again, and what is held until the person writes, begin anew. Pure.
/// </summary>
public static class DeliveryStatus
{
    /// <summary>It is not with the provider yet.</summary>
    public const string Waiting = SendReport.Waiting;

    /// <summary>It waits until the person writes. Also after the provider had it and gave it back for that reason.</summary>
    public const string Held = SendReport.Held;

    /// <summary>The provider has it.</summary>
    public const string Sent = SendReport.Sent;

    /// <summary>The provider had it and could not deliver it.</summary>
    public const string Failed = "failed";

    /// <summary>Not to be sent any more, and nobody needs to look after it.</summary>
    public const string Cancelled = SendReport.Cancelled;

    /// <summary>It could not be sent, and is a dead letter.</summary>
    public const string Dead = SendReport.Dead;

    /// <summary>It is on the person's phone. Also after a failure: whatever else was said of it, it arrived.</summary>
    public const string Delivered = "delivered";

    /// <summary>The person opened it.</summary>
    public const string Read = "read";

    /// <summary>All of them, each further than the ones before.</summary>
    public static readonly ImmutableArray<string> Order = [Waiting, Held, Sent, Failed, Cancelled, Dead, Delivered, Read];

    /// <summary>The places in <see cref="Order"/>, first and last, that what is known must have for this to be news. A word that is not known here is never news.</summary>
    public static (int First, int Last) Before(string status) => status switch
    {
        Waiting => (Order.IndexOf(Dead), Order.IndexOf(Dead)),
        Held => (0, Order.IndexOf(Failed)),
        _ => (0, Order.IndexOf(status) - 1),
    };

    /// <summary>
    /// What became of one part of a message that went out in several, as a receipt writes it into the journal: <c>delivered/2/3</c>. It is no status of the whole, so nobody who does not count parts
    /// takes it for one.
    /// </summary>
    public static string OfPart(string status, int part, int parts) => string.Create(CultureInfo.InvariantCulture, $"{status}/{part}/{parts}");

    /// <summary>What <see cref="OfPart"/> wrote; null for a status of the whole and for anything else.</summary>
    public static (string Status, int Part, int Parts)? PartOf(string status) =>
        status.Split('/') is [Delivered or Read, var part, var parts]
            && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && int.TryParse(parts, NumberStyles.None, CultureInfo.InvariantCulture, out var all)
            && at > 0 && at <= all
            ? (status[..status.IndexOf('/', StringComparison.Ordinal)], at, all)
            : null;

    /// <summary>Whether this says more than what is known.</summary>
    public static bool IsNews(string known, string status) => Before(status) is var (first, last) && Order.IndexOf(known) is var at && at >= first && at <= last;
}
