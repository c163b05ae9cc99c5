using System.Collections.Frozen;
using Hotline.Core.Channels;
using Hotline.Core.Channels.Sms;
using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Dialogs.Measuring;
using Hotline.Core.Localization.Sheets;
using Hotline.Core.Localization.Uzbek;
using Hotline.Core.Messaging;

namespace Hotline.Core.Localization.Lines;

/// <summary>
/// All lines of the scripts in one language beside their English, and what a text would be on its way to people. Made from scripts that were read without translations, and files that are up to them
/// (<see cref="LocaleUpdater"/>), so that lines can be mended while the translations have faults. A line that the scripts do not know is left out. Immutable, thread-safe.
/// </summary>
public sealed class LineTable
{
    private readonly Publication _scripts;
    private readonly IReadOnlyDictionary<LocaleTag, PoFile> _files;
    private readonly ScriptExceptions _exceptions;
    private readonly TextCatalog _texts;
    private readonly FrozenDictionary<string, ScriptLine> _lines;
    private readonly ChannelAbilities? _paid;

    /// <summary>Takes files by language; one that lacks has no lines.</summary>
    public LineTable(Publication scripts, IReadOnlyDictionary<LocaleTag, PoFile> files, ScriptExceptions exceptions)
    {
        (_scripts, _files, _exceptions) = (scripts, files, exceptions);
        _lines = ScriptLines.Of(scripts).DistinctBy(line => line.Text.Context).ToFrozenDictionary(line => line.Text.Context, StringComparer.Ordinal);
        _texts = new TextCatalog(files.ToDictionary(f => f.Key, f => Said(f.Value)), scripts.Settings.Locales.ToDictionary(l => l.Tag, l => l.Fallback));
        _paid = scripts.Channels.Names.Select(name => scripts.Channels.Of(new ChannelId(name))).FirstOrDefault(c => c.PaidByPart);
    }

    /// <summary>How the scripts are read for it: a line that is stale, or a rule that is broken, keeps nobody from mending a text.</summary>
    public static ReadOptions Scripts(ReadOptions options) => options with { Translations = false, Rules = false, AllowDrafts = true, Today = null };

    /// <summary>The lines in the order of the language's file.</summary>
    public IReadOnlyList<TextLine> Of(LocaleTag locale)
    {
        var saying = Saying(_texts);
        var (own, english, byRule) = (Shown(saying, locale), Shown(saying, LocaleTag.English), ByRule(locale));
        return [.. Entries(locale).Where(e => _lines.ContainsKey(e.Context!)).Select(entry => Row(entry, own, english, byRule))];
    }

    /// <summary>What this text would be in the place of the line's own; null for a key that no line has. Reads and writes nothing.</summary>
    public LineReach? Reach(LocaleTag locale, string context, string text)
    {
        if (!_lines.TryGetValue(context, out var line)) return null;
        if (text.Length == 0) return new LineReach(null, []);
        var saying = Saying(With(locale, context, text));
        var sms = Sms(line, text, Shown(saying, locale));
        var troubles = new List<LineTrouble>();
        if (!line.IsTyped && text.Length > line.Limit) troubles.Add(new(LineTroubleKind.TooLong, Is: text.Length, Most: line.Limit));
        if (sms?.Segments > DialogLimits.SmsParts) troubles.Add(new(LineTroubleKind.SmsParts, Is: sms.Segments, Most: DialogLimits.SmsParts));
        if (Node(line) is { } node) troubles.AddRange(OnChannels(saying, locale, node, line, text));
        if (!line.IsTyped) troubles.AddRange(Alphabets.Faults(locale.Value, text, line.Text.Source).Select(f => new LineTrouble(LineTroubleKind.Letters, Word: f.Word)));
        if (WritingCheck.IsUntranslated(line, text)) troubles.Add(new(LineTroubleKind.Untranslated));
        return new LineReach(sms, troubles);
    }

    // What is stale is measured as it stands, because it is what somebody looks at and mends.
    private static FrozenDictionary<string, Translation> Said(PoFile file) => file.Entries
        .Where(e => e is { Obsolete: false, Context: not null, IsTranslated: true }).DistinctBy(e => e.Context)
        .ToFrozenDictionary(e => e.Context!, e => new Translation(e.Strings[0].Trim(), e.IsDraft), StringComparer.Ordinal);

    private IEnumerable<PoEntry> Entries(LocaleTag locale) => _files.TryGetValue(locale, out var file) ? file.Entries.Where(e => e is { Obsolete: false, Context: not null }) : [];

    private TextLine Row(PoEntry entry, ShownNode? own, ShownNode? english, Dictionary<string, string> byRule)
    {
        var line = _lines[entry.Context!];
        var text = entry.IsTranslated ? entry.Strings[0].TrimEnd('\n') : null;
        return new TextLine(line.Text.Context, line.Kind, line.File, entry.Id, entry.IsFuzzy ? entry.PreviousId : null, text, SheetState.Of(entry), line.Text.Template.Placeholders, line.IsSafety,
            string.Join('\n', entry.Notes), line.Limit, Sms(line, line.Text.Source, english), text is null ? null : Sms(line, text, own), byRule.GetValueOrDefault(line.Text.Context));
    }

    private SmsSize? Sms(ScriptLine line, string text, ShownNode? shown)
    {
        if (_paid is null || shown is null) return null;
        switch (line.Kind)
        {
            case LineKind.Say or LineKind.Question or LineKind.Handoff or LineKind.End or LineKind.Reminder when _lines.ContainsKey(line.Text.Context + ".sms"):
            case LineKind.Label or LineKind.LabelSms or LineKind.Also or LineKind.Skip or LineKind.ReactionWords or LineKind.Place or LineKind.Card:
                return null;
            case LineKind.Otherwise or LineKind.Heard or LineKind.System or LineKind.Reply:
                return SmsSegments.Count(SmsSpelling.Cheapest(text));
            default:
                if (Node(line) is not { } node || shown.Of(node) is not { } message) return null;
                var sizes = Rendering.Of(message, _paid).Select(part => part.Size).OfType<SmsSize>().ToList();
                return sizes.Count == 0 ? null : new SmsSize(sizes.Max(s => s.Encoding), sizes.Sum(s => s.Characters), sizes.Sum(s => s.Units), sizes.Sum(s => s.Segments));
        }
    }

    private Node? Node(ScriptLine line) => line.Text.Context.Split('.') is [var dialog, var node, ..] ? _scripts.Find(new NodeRef(dialog, node)) : null;

    private ShownNode? Shown(Publication saying, LocaleTag locale) => _paid is null ? null : new ShownNode(saying, locale, _paid);

    private Publication Saying(TextCatalog texts) =>
        new(_scripts.Structure, _scripts.Text, _scripts.Settings, _scripts.Dialogs, _scripts.Reactions, _scripts.Lines, _scripts.Facts, texts, _scripts.Understanding, _scripts.Channels) { Helpers = _scripts.Helpers };

    private TextCatalog With(LocaleTag locale, string context, string text)
    {
        var own = _texts.ByLocale.GetValueOrDefault(locale, FrozenDictionary<string, Translation>.Empty);
        var draft = own.GetValueOrDefault(context)?.Draft ?? true;
        var changed = new Dictionary<string, Translation>(own, StringComparer.Ordinal) { [context] = new Translation(text.Trim(), draft) };
        var all = new Dictionary<LocaleTag, FrozenDictionary<string, Translation>>(_texts.ByLocale) { [locale] = changed.ToFrozenDictionary(StringComparer.Ordinal) };
        return new TextCatalog(all, _scripts.Settings.Locales.ToDictionary(l => l.Tag, l => l.Fallback));
    }

    private IEnumerable<LineTrouble> OnChannels(Publication saying, LocaleTag locale, Node node, ScriptLine line, string text)
    {
        foreach (var name in _scripts.Channels.Names)
        {
            var channel = _scripts.Channels.Of(new ChannelId(name));
            if (new ShownNode(saying, locale, channel).Of(node) is not { } message) continue;
            var parts = Rendering.Of(message, channel);
            // Several lists are many answers, which no wording changes.
            if (line.Kind is not (LineKind.Label or LineKind.LabelSms) && parts.Count > 1 && !channel.PaidByPart && parts.Count(p => p.Form is MessageForm.List) <= 1)
                yield return new(LineTroubleKind.ManyMessages, name, parts.Count, 1);
            var most = message.Buttons.Count <= channel.MaxButtons ? channel.MaxLabel : channel.List?.Title ?? int.MaxValue;
            if (line.Kind is LineKind.Label or LineKind.LabelSms or LineKind.Skip && parts.Any(p => p.Numbered) && text.Length > most && message.Buttons.Any(b => b.Label == text))
                yield return new(LineTroubleKind.LabelCut, name, text.Length, most);
        }
    }

    /// <summary>What the rule makes of the Latin lines, where the Cyrillic ones say something else.</summary>
    private Dictionary<string, string> ByRule(LocaleTag locale)
    {
        if (locale != UzbekTwin.Latin && locale != UzbekTwin.Cyrillic || !_files.TryGetValue(UzbekTwin.Latin, out var latin) || !_files.TryGetValue(UzbekTwin.Cyrillic, out var cyrillic)) return [];
        var made = UzbekTwin.Make(latin, cyrillic, _exceptions).Entries.Zip(cyrillic.Entries);
        return made.Where(p => p.First is { Obsolete: false, Context: not null, IsTranslated: true } && p.First.Strings[0] != p.Second.Strings[0]).ToDictionary(p => p.First.Context!, p => p.First.Strings[0], StringComparer.Ordinal);
    }
}
