namespace Hotline.Core.Dialogs;

/// <summary>Words that helpers often write to people, ready to be read, changed and sent. <paramref name="Topics"/> empty: it fits every case.</summary>
public sealed record CannedReply(string Id, IReadOnlyList<string> Topics, TextRef Text);

/// <summary>What a helper keeps in mind while they talk about a topic: what to ask, what never, and the roles of facts whose numbers they need.</summary>
public sealed record SafetyCard(string Topic, IReadOnlyList<TextRef> Ask, IReadOnlyList<TextRef> Never, IReadOnlyList<string> Numbers);

/// <summary>What a publication holds for helpers, in the order of its files.</summary>
public sealed record HelperTexts(IReadOnlyList<CannedReply> Replies, IReadOnlyList<SafetyCard> Cards)
{
    public static readonly HelperTexts None = new([], []);

    /// <summary>Those for a case of this topic first, then those for every case.</summary>
    public IEnumerable<CannedReply> RepliesFor(string topic) =>
        Replies.Where(r => r.Topics.Contains(topic, StringComparer.Ordinal)).Concat(Replies.Where(r => r.Topics.Count == 0));

    /// <summary>The topic's own card, else the one of everything else; null when there is neither.</summary>
    public SafetyCard? CardFor(string topic) => Find(topic) ?? Find(Other);

    private const string Other = "other";

    private SafetyCard? Find(string topic) => Cards.FirstOrDefault(c => c.Topic == topic);
}
