using System.Collections.Immutable;
using Hotline.Core.Messaging;

namespace Hotline.Core.Conversations;

/// <summary>What ties a conversation to other addresses of the same person, and to their return code. Most conversations have none. Immutable.</summary>
public sealed record Ties
{
    /// <summary>
    /// Most addresses of one person. Not one is ever dropped: whoever writes from one that was left must be known as a stranger, and erasing must reach all. A further one is not tied to them. A hundred bytes each,
    /// of the <c>DialogLimits.PackedState</c> that a state may have.
    /// </summary>
    public const int Most = 64;

    public static readonly Ties None = new();

    /// <summary>All addresses of the person, the one in use last. Empty while there is only one.</summary>
    public ImmutableArray<KnownAddress> Addresses { get; init; } = [];

    /// <summary>The conversation that everything written here belongs to; this one only passes it on.</summary>
    public ConversationId? Main { get; init; }

    /// <summary>The event that made the code which is good now; null when there is none.</summary>
    public string? CodeMadeBy { get; init; }

    /// <summary>The box of a typed code, which waits for its secret word.</summary>
    public ConversationId? Asking { get; init; }

    /// <summary>Codes that were typed here and opened nothing, since <see cref="TriesSince"/>.</summary>
    public int WrongTries { get; init; }

    public DateTimeOffset TriesSince { get; init; }

    /// <summary>The other conversations of the person were told to erase; this one goes last.</summary>
    public bool Erasing { get; init; }

    /// <summary>Whether there is no place for this one.</summary>
    public bool IsFullFor(Address address) => Addresses.Length >= Most && Find(address) is null;

    public KnownAddress? Find(Address address)
    {
        foreach (var known in Addresses)
            if (known.Address == address) return known;
        return null;
    }

    /// <summary>The same with one address changed or added; <paramref name="last"/> puts it into use, and a new one that is not in use stands before all.</summary>
    public Ties With(KnownAddress known, bool last)
    {
        var at = IndexOf(a => a.Address == known.Address);
        var addresses = at < 0 ? Addresses.Insert(last ? Addresses.Length : 0, known) : last ? Addresses.RemoveAt(at).Add(known) : Addresses.SetItem(at, known);
        return this with { Addresses = addresses };
    }

    private int IndexOf(Func<KnownAddress, bool> wanted)
    {
        for (var i = 0; i < Addresses.Length; i++)
            if (wanted(Addresses[i])) return i;
        return -1;
    }
}
