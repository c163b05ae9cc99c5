using System.Collections.Frozen;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Server.Health;

namespace Hotline.Server.Workers.Sending;

/// <summary>The accounts of all channels that are set up. Thread-safe.</summary>
internal sealed class ProviderAccounts(IEnumerable<IChannel> channels, IAccountPace pace, TimeProvider time, HotlineMetrics metrics, ILogger<ProviderAccount> logger) : IDisposable
{
    private readonly FrozenDictionary<ChannelId, ProviderAccount> accounts =
        channels.ToFrozenDictionary(channel => channel.Id, channel => new ProviderAccount(channel, pace, time, metrics, logger));

    public IEnumerable<ChannelId> Channels => accounts.Keys;

    /// <summary>How it stands with each provider, by the channel's name.</summary>
    public IEnumerable<ProviderStatus> Statuses => accounts.Values.Select(account => account.Status).OfType<ProviderStatus>().OrderBy(status => status.Channel.Value, StringComparer.Ordinal);

    public ProviderAccount? Find(ChannelId channel) => accounts.GetValueOrDefault(channel);

    public void Dispose()
    {
        foreach (var account in accounts.Values) account.Dispose();
    }
}
