using System.Runtime.CompilerServices;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding;

namespace Hotline.Server.Workers;

/// <summary>One <see cref="MessageReader"/> a publication, made when first needed and gone with it. Whoever comes while it is made waits for it. Thread-safe.</summary>
internal sealed class Readers(LearntFiles learnt)
{
    private const int ReadBefore = 32;

    private readonly ConditionalWeakTable<Publication, Lazy<EventReader>> _byPublication = new();

    public EventReader For(Publication publication)
    {
        var made = _byPublication.GetValue(publication, p => new Lazy<EventReader>(() => new EventReader(learnt.Reader(p))));
        try
        {
            return made.Value;
        }
        catch
        {
            // It would throw the same for ever. The next message makes another, and what failed for once (a full disk, no memory) is over.
            if (_byPublication.TryGetValue(publication, out var held) && ReferenceEquals(held, made)) _byPublication.Remove(publication);
            throw;
        }
    }

    /// <summary>How texts are read under a publication, for tools that play conversations of their own.</summary>
    public Func<string, Reading> Of(Publication publication) => For(publication).Read;

    /// <summary>Makes the reader of a publication and reads a few of its own examples, so that the first person does not wait for what is loaded and compiled on first use.</summary>
    public void Warm(Publication publication)
    {
        var reader = For(publication);
        foreach (var example in publication.Understanding.Examples.Take(ReadBefore)) reader.Read(example.Text);
    }
}

/// <summary>Finds the words in an event and reads them once; taps and desk commands have none.</summary>
internal sealed class EventReader(MessageReader reader)
{
    public Reading? Read(ConversationEvent happened) => happened is PersonWrote wrote ? Read(wrote.Message.Original().Content) : null;

    public Reading Read(string text) => reader.Read(text);

    private Reading? Read(InboundContent content) => content switch
    {
        InboundText text => reader.Read(text.Text),
        InboundEdit edit => reader.Read(edit.Text),
        InboundAside aside => reader.Read(aside.Text),
        InboundFile { Caption: { Length: > 0 } caption } => reader.Read(caption),
        _ => null,
    };
}
