using Hotline.Core.Conversations;
using Hotline.Core.Localization;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding;

namespace Hotline.Core.Dialogs.Running;

/// <summary>The working copy of one turn: changed in place by one thread, and gone when the turn is made.</summary>
internal sealed class TurnInProgress(Publications publications, Publication structure, ConversationState state, ConversationId id,
    Reading? reading, Surroundings around, DateTimeOffset now)
{
    private readonly List<Effect> _effects = [];
    private readonly List<FunnelStep> _funnel = [];
    private HashSet<NodeRef>? _passedOver;

    public Publications Publications { get; } = publications;

    /// <summary>The name of the turn.</summary>
    public string EventId { get; init; } = "";

    /// <summary>The publication whose nodes and targets are walked.</summary>
    public Publication Structure { get; set; } = structure;

    public ConversationState State { get; set; } = state;

    /// <summary>The state before the turn.</summary>
    public ConversationState Before { get; } = state;

    /// <summary>The language in which the open question was last shown: the one before this turn.</summary>
    public LocaleTag ShownIn { get; } = state.Locale;

    /// <summary>The languages that something about this message speaks for, the likeliest first.</summary>
    public IReadOnlyList<LocaleTag> Likely { get; set; } = [];

    /// <summary>This is the second sentence in a row in a language that we do not serve.</summary>
    public bool ForeignAgain { get; set; }

    public ConversationId Id { get; } = id;

    public Reading Reading { get; set; } = reading ?? Reading.Nothing;

    public Surroundings Around { get; } = around;

    public DateTimeOffset Now { get; } = now;

    /// <summary>How the bot's texts of this turn leave: danger lifts all that follow it.</summary>
    public Importance Importance { get; set; }

    public int Steps { get; set; }

    public bool Faulted { get; set; }

    /// <summary>The person ended the conversation in this turn. Ending it again is not an ending.</summary>
    public bool Ended { get; set; }

    /// <summary>The open case changed and its snapshot goes out at the end of the turn.</summary>
    public bool CaseTouched { get; set; }

    /// <summary>The person asked for the menu: arriving there keeps the answers.</summary>
    public bool KeepsAnswers { get; set; }

    /// <summary>What is said in this turn answers something that the person sent.</summary>
    public bool AnswersPerson { get; set; }

    /// <summary>When the person wrote or tapped what is played, by their provider's clock where it tells; null when it is no message of theirs.</summary>
    public DateTimeOffset? WroteAt { get; set; }

    /// <summary>The person wrote this before what is asked now was asked.</summary>
    public bool IsLate { get; set; }

    /// <summary>What this turn tells of a wait that is too long, for <c>{since}</c> and <c>{due}</c>.</summary>
    public CaseEscalated? Waited { get; set; }

    /// <summary>The label of the button that was pressed, as the person saw it.</summary>
    public string? Tapped { get; set; }

    /// <summary>A topic that the person wrote about in this very message, not used yet.</summary>
    public string? Heard { get; set; }

    public IReadOnlyList<Effect> Effects => _effects;

    public IReadOnlyList<FunnelStep> Funnel => _funnel;

    public CompiledScript Script => Structure.Compiled;

    public void Add(Effect effect) => _effects.Add(effect);

    public void Add(FunnelStep step) => _funnel.Add(step);

    public void Say(string text, IReadOnlyList<Button> buttons, string? sms, NodeRef? place, Importance? importance = null) =>
        _effects.Add(new Effect.Say(new OutboundMessage(text, buttons, importance ?? Importance, State.Locale, sms, place?.ToString())));

    /// <summary>A filled question is passed over once in a turn. False when it comes round again: it is asked then, else the script would turn in a circle.</summary>
    public bool PassOver(NodeRef question) => (_passedOver ??= []).Add(question);

    /// <summary>Drops what is to be said, but for the first <paramref name="keep"/> lines.</summary>
    public void DropSaid(int keep)
    {
        var said = 0;
        _effects.RemoveAll(effect => effect is Effect.Say && ++said > keep);
    }

    /// <summary>Puts another in the place of each effect.</summary>
    public void Replace(Func<Effect, Effect> other)
    {
        for (var i = 0; i < _effects.Count; i++) _effects[i] = other(_effects[i]);
    }

    public void RemoveAll(Predicate<Effect> which) => _effects.RemoveAll(which);

    /// <summary>The publication whose words are said for a node: the newest where the node is the same, else the one that is walked.</summary>
    public Publication WordsFor(NodeRef place)
    {
        var newest = Publications.Newest;
        if (ReferenceEquals(newest, Structure) || place.Dialog == SystemQuestions.Dialog) return newest;
        return newest.Compiled.Signature(place) is { } signature && signature == Structure.Compiled.Signature(place) ? newest : Structure;
    }

    /// <summary>The node with the words to say, for the node that is walked.</summary>
    public T Spoken<T>(T node, out TextCatalog texts)
        where T : Node
    {
        var publication = WordsFor(node.Ref);
        texts = publication.Texts;
        return ReferenceEquals(publication, Structure) ? node : publication.Find(node.Ref) as T ?? node;
    }

    /// <summary>The open question as it is walked, or null when it is gone from the scripts.</summary>
    public CompiledQuestion? Question(NodeRef place) =>
        place.Dialog == SystemQuestions.Dialog ? Publications.Newest.Compiled.Question(place) : Script.Question(place);
}
