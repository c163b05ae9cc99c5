using Hotline.Core.Channels;
using Hotline.Core.Messaging;

namespace Hotline.Channels.WhatsApp;

/// <summary>
/// Shows "typing" to a person while a helper writes. Meta shows it beside the person's last message and marks that as read, so this remembers which one that was: in memory alone, of what this process heard
/// lately. Who has not written since the start or for a day sees no sign. It stands for 25 seconds or until our message comes. Thread-safe.
/// </summary>
internal sealed class WhatsAppTyping(WhatsAppClient client, WhatsAppOptions options, ICourtesies courtesies, TimeProvider time) : ITypingSign
{
    /// <summary>People whose last message is remembered, of each generation; when there are more, the older generation is forgotten.</summary>
    public const int Most = 4096;

    /// <summary>The sign still stands from before.</summary>
    private static readonly TimeSpan Stands = TimeSpan.FromSeconds(20);

    /// <summary>Free text goes for a day after the person's last message, and so does the sign of one.</summary>
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly Lock gate = new();
    private Dictionary<Address, Last> younger = [];
    private Dictionary<Address, Last> older = [];

    public ChannelId Channel => ChannelId.WhatsApp;

    public bool FromAnywhere => false;

    /// <summary>A person wrote.</summary>
    public void Heard(Address from, string messageId)
    {
        if (options.ReadSigns != ReadSigns.Typing) return;
        lock (gate)
        {
            if (younger.Count >= Most) (older, younger) = (younger, []);
            younger[from] = new Last(messageId, time.GetUtcNow());
        }
    }

    public async Task ShowAsync(Address to, CancellationToken cancellationToken)
    {
        if (courtesies.WaitFor(ChannelId.WhatsApp) > TimeSpan.Zero || Take(to) is not { } messageId) return;
        await client.MarkReadAsync(messageId, typing: true, cancellationToken);
    }

    /// <summary>The message to show it beside; null where there is none, or the sign stands already.</summary>
    private string? Take(Address person)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            if ((younger.GetValueOrDefault(person) ?? older.GetValueOrDefault(person)) is not { } last || now - last.At > Day || now - last.ShownAt < Stands) return null;
            last.ShownAt = now;
            return last.MessageId;
        }
    }

    private sealed class Last(string messageId, DateTimeOffset at)
    {
        public string MessageId => messageId;

        public DateTimeOffset At => at;

        public DateTimeOffset ShownAt { get; set; } = DateTimeOffset.MinValue;
    }
}
