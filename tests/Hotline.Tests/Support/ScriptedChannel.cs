using System.Collections.Concurrent;
using Hotline.Channels.Telegram;
using Hotline.Core.Channels;
using Hotline.Core.Media;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Support;

/// <summary>A channel whose provider answers as the test says, and remembers what it was given. Thread-safe.</summary>
internal sealed class ScriptedChannel(ProviderRates? rates) : IChannel
{
    private readonly Pulse pulse = new();

    public ConcurrentQueue<Delivery> Calls { get; } = new();

    /// <summary>What the provider answers; sent, when it says nothing else.</summary>
    public Func<Delivery, SendResult> Answers { get; set; } = delivery => new SendResult.Sent(delivery.Id);

    /// <summary>Holds every answer back until it is done.</summary>
    public Task Held { get; set; } = Task.CompletedTask;

    public ChannelId Id => ChannelId.Telegram;

    public ChannelAbilities Abilities { get; set; } = TelegramModule.Shows;

    public bool SendsFiles => true;

    public bool TellsLater { get; set; }

    /// <summary>Which files the provider does not take; all go, when it says nothing else.</summary>
    public Func<MediaType, long, string?> Faults { get; set; } = (_, _) => null;

    public ProviderRates? Rates => rates;

    public PartPrice? Price { get; set; }

    public string? FileFault(MediaType type, long bytes) => Faults(type, bytes);

    public async Task<SendResult> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        Calls.Enqueue(delivery);
        pulse.Beat();
        await Held.WaitAsync(cancellationToken);
        return Answers(delivery);
    }

    public Task UntilAsync(Func<ScriptedChannel, bool> condition) => pulse.UntilAsync(() => condition(this), () => $"called for {string.Join(", ", Calls.Select(call => call.Id))}");
}
