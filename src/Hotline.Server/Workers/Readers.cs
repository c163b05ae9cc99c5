using System.Runtime.CompilerServices;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding;

namespace Hotline.Server.Workers;

/// <summary>One <see cref="MessageReader"/> a publication, made when first needed and gone with it. Thread-safe.</summary>
internal sealed class Readers
{
    private readonly ConditionalWeakTable<Publication, EventReader> _byPublication = new();

    public EventReader For(Publication publication) => _byPublication.GetValue(publication, p => new EventReader(new MessageReader(p.Understanding)));
}

/// <summary>Finds the words in an event and reads them once; taps and desk commands have none.</summary>
internal sealed class EventReader(MessageReader reader)
{
    public Reading? Read(ConversationEvent happened) => happened is PersonWrote wrote ? Read(wrote.Message.Original().Content) : null;

    private Reading? Read(InboundContent content) => content switch
    {
        InboundText text => reader.Read(text.Text),
        InboundEdit edit => reader.Read(edit.Text),
        InboundAside aside => reader.Read(aside.Text),
        InboundFile { Caption: { Length: > 0 } caption } => reader.Read(caption),
        _ => null,
    };
}
