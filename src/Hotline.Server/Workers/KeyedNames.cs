using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding;
using Hotline.Storage.Protection;

namespace Hotline.Server.Workers;

/// <summary>
/// What the engine has no key for: finds the other conversations that a turn names, and puts hashes in the place of return codes and secret words before a turn sees them. Thread-safe.
/// </summary>
internal sealed class KeyedNames(Pseudonyms pseudonyms, ReturnCodeKeys codes)
{
    /// <summary>The event without anything in it that nobody is to read.</summary>
    public ConversationEvent Veil(ConversationEvent happened, Publication publication, ConversationState state, ConversationId id, string eventId, Reading? reading)
    {
        if (happened is not PersonWrote { Message: { Content: InboundText or InboundStart } message } wrote || state.Ties?.Main is not null && SecretWords.Code(message.Content) is null) return happened;
        if (SecretWords.IsSecret(publication, state, message.Content, reading))
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
        var name = tell.Event is PersonWrote { Message: { ProviderId.Length: > 0 } message } ? Name(message) : $"tell-{id}";
        return Storage.Packing.Letter.Write(id, Find(tell.To, from), name, tell.Event) with { Conversation = from };
    }

    /// <summary>A page names its messages itself, and every page by the same rule: where several of them are told to one conversation, each stands under its page.</summary>
    private string Name(InboundMessage message) =>
        message.From.Channel == ChannelId.Web ? $"{message.From.Channel}-{pseudonyms.Of(message.From)}-{message.ProviderId}" : $"{message.From.Channel}-{message.ProviderId}";

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
