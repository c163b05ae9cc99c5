namespace Hotline.Core.Channels;

/// <summary>
/// What the provider behind a channel takes. <paramref name="PerSecond"/>: calls a second of the whole account, over all workers. <paramref name="PerRecipientPerSecond"/>: calls a
/// second to one address over time, after <paramref name="RecipientBurst"/> at once. A rate of 0 is no limit of ours.
/// </summary>
public sealed record ProviderRates(int PerSecond, double PerRecipientPerSecond, int RecipientBurst);
