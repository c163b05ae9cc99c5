namespace Hotline.Storage;

/// <summary>How long a conversation's turn and a reply's sending stay in one worker's hands, in milliseconds by the store's clock.</summary>
internal sealed record Leases(long Turn, long Send)
{
    public static Leases Of(RuntimeOptions options) => new(options.LeaseSeconds * 1000L, options.SendLeaseSeconds * 1000L);
}
