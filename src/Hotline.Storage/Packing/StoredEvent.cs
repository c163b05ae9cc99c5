using Hotline.Core.Conversations;

namespace Hotline.Storage.Packing;

/// <summary>An event as it waits in the inbox, with the provider's or the command's id, which may itself name a person.</summary>
internal sealed record StoredEvent(string EventId, ConversationEvent Event);
