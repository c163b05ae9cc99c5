using System.Collections.Frozen;
using Hotline.Core.Channels;
using Hotline.Core.Dialogs.Running;
using Hotline.Core.Localization;
using Hotline.Core.Understanding;

namespace Hotline.Core.Dialogs;

/// <summary>
/// One immutable, content-addressed set of dialogs, texts, facts and settings. <see cref="Structure"/> is the hash of everything but words, <see cref="Text"/> of the words.
/// Made only by <c>PublicationReader</c>, which has checked that every reference holds. Thread-safe.
/// </summary>
public sealed class Publication
{
    private readonly FrozenDictionary<string, Dialog> _dialogs;

    public Publication(string structure, string text, ScriptSettings settings, IReadOnlyList<Dialog> dialogs, IReadOnlyList<Reaction> reactions,
        IReadOnlyDictionary<SystemLine, TextRef> lines, FactBook facts, TextCatalog texts, UnderstandingData understanding, ChannelTable? channels = null)
    {
        (Structure, Text, Settings, Reactions, Facts, Texts, Understanding) = (structure, text, settings, reactions, facts, texts, understanding);
        Channels = channels ?? ChannelTable.Empty;
        Dialogs = dialogs;
        Lines = lines.ToFrozenDictionary();
        _dialogs = dialogs.ToFrozenDictionary(d => d.Name, StringComparer.Ordinal);
        Compiled = new CompiledScript(this);
    }

    /// <summary>The channels of the program that read this. No part of what was published: neither hash depends on it.</summary>
    public ChannelTable Channels { get; }

    public string Structure { get; }

    public string Text { get; }

    public ScriptSettings Settings { get; }

    public IReadOnlyList<Dialog> Dialogs { get; }

    public IReadOnlyList<Reaction> Reactions { get; }

    public FrozenDictionary<SystemLine, TextRef> Lines { get; }

    public FactBook Facts { get; }

    public TextCatalog Texts { get; }

    public UnderstandingData Understanding { get; }

    /// <summary>What stands ready for helpers.</summary>
    public HelperTexts Helpers { get; init; } = HelperTexts.None;

    /// <summary>Whole messages, folded, that ask for something by themselves whatever is being talked about: words that work everywhere, commands, names of languages.</summary>
    public FrozenSet<string> ExactMessages => Compiled.ExactMessages;

    /// <summary>Lookups of the engine, made with the publication so that a turn makes none.</summary>
    internal CompiledScript Compiled { get; }

    public Dialog? Find(string dialog) => _dialogs.GetValueOrDefault(dialog);

    public Node? Find(NodeRef place) => Find(place.Dialog)?.Find(place.Node);
}
