using Hotline.Core.Messaging;

namespace Hotline.Storage.Sqlite;

/// <summary>A conversation that has work, still sealed.</summary>
internal sealed record ReadyConversation(long N, ConversationId Id, byte[] Key, byte[]? State, bool TimerDue);
