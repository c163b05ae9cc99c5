using System.Threading.Channels;
using Hotline.Core.Channels;
using Hotline.Core.Messaging;

namespace Hotline.Channels.WebChat;

/// <summary>Tells the open pages of a chat that a helper writes; the page shows it for some seconds. Only pages whose line ends on this server hear it, so every server is told. Thread-safe.</summary>
internal sealed class WebChatTyping : ITypingSign
{
    private readonly Lock gate = new();
    private readonly Dictionary<Address, List<ChannelWriter<bool>>> open = [];

    public ChannelId Channel => ChannelId.Web;

    public bool FromAnywhere => false;

    /// <summary>The signs for one line, from now on until it is disposed. What is not taken in time is one sign.</summary>
    public Signs Listen(Address chat)
    {
        var signs = System.Threading.Channels.Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        lock (gate)
        {
            if (!open.TryGetValue(chat, out var lines)) open[chat] = lines = [];
            lines.Add(signs.Writer);
        }

        return new Signs(signs.Reader, () => Leave(chat, signs.Writer));
    }

    public Task ShowAsync(Address to, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            foreach (var line in open.GetValueOrDefault(to) ?? []) line.TryWrite(true);
        }

        return Task.CompletedTask;
    }

    private void Leave(Address chat, ChannelWriter<bool> line)
    {
        lock (gate)
        {
            if (open.TryGetValue(chat, out var lines) && lines.Remove(line) && lines.Count == 0) open.Remove(chat);
        }
    }

    /// <summary>What one line hears.</summary>
    public sealed class Signs(ChannelReader<bool> reader, Action leave) : IDisposable
    {
        private Task? next;

        /// <summary>Completes with the next sign; the same task until that is taken.</summary>
        public Task Next => next ??= reader.WaitToReadAsync(CancellationToken.None).AsTask();

        public void Take()
        {
            reader.TryRead(out _);
            next = null;
        }

        public void Dispose() => leave();
    }
}
