using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Protection;

namespace Hotline.Tests.Contracts;

/// <summary>A runtime store with a clock that the test moves. One of each: a store of another kind joins the contract suites by subclassing this.</summary>
public abstract class RuntimeUnderTest : IAsyncDisposable
{
    public abstract IInbox Inbox { get; }

    public abstract IConversationStore Conversations { get; }

    public abstract IOutbox Outbox { get; }

    public abstract IAccountPace Pace { get; }

    public abstract IJournal Journal { get; }

    public abstract IMailbox Mailbox { get; }

    public abstract MasterKey Master { get; }

    /// <summary>The clock of this process, beside the store's.</summary>
    public abstract TimeProvider TestClock { get; }

    /// <summary>Now by the store's clock.</summary>
    public abstract DateTimeOffset Now { get; }

    public abstract ConversationId IdOf(Address address);

    /// <summary>Moves the store's clock.</summary>
    public abstract void Advance(TimeSpan by);

    /// <summary>Ends this process, without any goodbye to the workers, and starts a new one on the same data; it knows formats up to <paramref name="known"/>, or all.</summary>
    public abstract Task RestartAsync(int? known = null);

    /// <summary>Tells the store who was erased, as the casebook does at a start.</summary>
    public abstract Task<int> EraseAgainAsync(params (ConversationId Conversation, DateTimeOffset At)[] erased);

    /// <summary>Makes a conversation's stored key unreadable.</summary>
    public abstract Task DamageKeyAsync(ConversationId id);

    public abstract ValueTask DisposeAsync();
}
