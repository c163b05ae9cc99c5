using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;
using Hotline.Storage.Protection;

namespace Hotline.Server.Workers;

/// <summary>
/// What the engine has no key for: finds the other conversations that a turn names, and puts hashes in the place of return codes and secret words before a turn sees them. Thread-safe.
/// </summary>
internal sealed class Neighbours(Pseudonyms pseudonyms, ReturnCodeKeys codes)
{
    /// <summary>The event without anything in it that nobody is to read.</summary>
    public ConversationEvent Veil(ConversationEvent happened, Publication publication, ConversationState state, ConversationId id, string eventId)
    {
        if (happened is not PersonWrote { Message: { Content: InboundText or InboundStart } message } wrote || state.Ties?.Main is not null && SecretWords.Code(message.Content) is null) return happened;
        if (SecretWords.IsSecret(publication, state, message.Content))
        {
            var box = SecretWords.Box(state) ?? codes.BoxOf(codes.Make(id, eventId));
            return wrote with { Message = message with { Content = new InboundSecret(codes.HashOf(box, ((InboundText)message.Content).Text)) } };
        }

        return SecretWords.Code(message.Content) is { } code ? wrote with { Message = message with { Content = new InboundCode(codes.BoxOf(code)) } } : happened;
    }

    /// <summary>What is to be told, as a delivery. The same turn makes the same one; <paramref name="index"/> counts within it.</summary>
    public Delivery Letter(Effect.Tell tell, ConversationId from, string eventId, int index)
    {
        var id = DeliveryIds.Of(from, eventId, -1 - index);
        // A person's own message keeps its name, so that it is known when it comes twice, on whichever way.
        var name = tell.Event is PersonWrote { Message: { ProviderId: { Length: > 0 } given } message } ? $"{message.From.Channel}-{given}" : $"tell-{id}";
        return Storage.Packing.Letter.Write(id, Find(tell.To, from), name, tell.Event) with { Conversation = from };
    }

    private ConversationId Find(TellTarget target, ConversationId from) => target switch
    {
        TellTarget.Conversation conversation => conversation.Id,
        TellTarget.Of of => pseudonyms.Of(of.Address),
        TellTarget.Stranger stranger => pseudonyms.Of(stranger.Address with { Value = $"{stranger.Address.Value}\n{from}\n{stranger.Left?.ToUnixTimeMilliseconds()}" }),
        TellTarget.Box box => codes.BoxOf(codes.Make(from, box.MadeBy)),
        TellTarget.Gate => codes.Gate,
        _ => throw new ArgumentOutOfRangeException(nameof(target), target.GetType().Name, "A turn names no other conversations."),
    };
}
