using System.Collections.Concurrent;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Storage.Redis;

/// <summary>A conversation as this process last wrote it, under which fence, and its key.</summary>
internal sealed record RecentConversation(ConversationId Id, long Fence, ConversationState State, HeldConversation Held);

/// <summary>
/// The conversations that had their last turn here a moment ago. Whoever takes one has it alone. What is remembered may be out of date; the store knows by the fence.
/// Two generations: the older one is forgotten when the younger one is full or old. Thread-safe.
/// </summary>
internal sealed class RecentConversations : IDisposable
{
    /// <summary>Conversations of one generation: some kilobytes each.</summary>
    public const int MostYoung = 4096;

    /// <summary>What a person said stays no longer than two of these in memory after their last message.</summary>
    public static readonly TimeSpan Age = TimeSpan.FromSeconds(30);

    private readonly ITimer aging;
    private ConcurrentDictionary<ConversationId, RecentConversation> young = new();
    private ConcurrentDictionary<ConversationId, RecentConversation> old = new();
    private int count;

    public RecentConversations(TimeProvider time) => aging = time.CreateTimer(_ => Forget(), null, Age, Age);

    public void Put(RecentConversation conversation)
    {
        if (Interlocked.Increment(ref count) > MostYoung) Forget();
        Volatile.Read(ref young)[conversation.Id] = conversation;
    }

    /// <summary>Takes a conversation out.</summary>
    public RecentConversation? Take(ConversationId id) =>
        Volatile.Read(ref young).TryRemove(id, out var found) || Volatile.Read(ref old).TryRemove(id, out found) ? found : null;

    /// <summary>The key of a conversation, for reading what was sealed under it.</summary>
    public HeldConversation? KeyOf(ConversationId id) =>
        Volatile.Read(ref young).TryGetValue(id, out var found) || Volatile.Read(ref old).TryGetValue(id, out found) ? found.Held : null;

    public void Dispose() => aging.Dispose();

    private void Forget()
    {
        Volatile.Write(ref old, Interlocked.Exchange(ref young, new ConcurrentDictionary<ConversationId, RecentConversation>()));
        Volatile.Write(ref count, 0);
    }
}
