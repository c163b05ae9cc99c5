using System.Collections.Frozen;
using System.Globalization;
using Hotline.Core.Channels;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Messaging;

namespace Hotline.Core.Dialogs.Playing;

/// <summary>Reads one conversation test, with every fault at once.</summary>
internal sealed class TalkReader
{
    private static readonly string[] Keys = ["test", "channel", "language_code", "on_shift", "now", "talk"];
    private static readonly string[] Expected = ["locale", "dialog", "node", "mode", "choices", "slots", "case"];
    private static readonly string[] ExpectedCase = ["topic", "urgency", "flags", "summary"];
    private static readonly string[] Files = ["voice", "photo", "document", "audio", "video"];

    private readonly FaultSink _faults;
    private readonly ChannelTable _channels;
    private readonly ValueReader _values;
    private readonly FrozenDictionary<string, Func<YamlValue, TalkStep?>> _steps;

    private TalkReader(FaultSink faults, ChannelTable channels)
    {
        _faults = faults;
        _channels = channels;
        _values = new ValueReader(faults);
        _steps = new Dictionary<string, Func<YamlValue, TalkStep?>>
        {
            ["person"] = value => _values.Text(value, "person") is { } text ? new TalkStep.Person(value.At, text) : null,
            ["tap"] = value => _values.Text(value, "tap") is { } choice ? new TalkStep.Tap(value.At, choice) : null,
            ["location"] = Location,
            ["file"] = File,
            ["advance"] = value => _values.Duration(value, "advance") is { } time ? new TalkStep.Advance(value.At, time) : null,
            ["operator"] = value => _values.Text(value, "operator") is { } text ? new TalkStep.Operator(value.At, text) : null,
            ["close"] = value => _values.Text(value, "close") is { } outcome ? new TalkStep.Close(value.At, outcome) : null,
            ["bot"] = value => _values.Text(value, "bot") is { } part ? new TalkStep.Bot(value.At, part) : null,
            ["expect"] = Expect,
        }.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The test, or null when it cannot be played; the faults say why. It may name the <paramref name="channels"/>, and names the first when it names none.</summary>
    public static ScriptedTalk? Read(string file, string text, ChannelTable channels, FaultSink faults)
    {
        if (YamlTreeReader.Read(file, text, faults) is not { } root) return null;
        var talk = new TalkReader(faults, channels).Read(root);
        return faults.HasErrors ? null : talk;
    }

    private ScriptedTalk? Read(YamlMap root)
    {
        _values.Keys(root, "A conversation test", Keys);
        var name = _values.Text(root, "test", "A conversation test");
        var steps = _values.Required(root, "talk", "A conversation test") is { } talk && _values.List(talk, "talk") is { } list ? list.Items.Select(Step).ToList() : [];
        var channel = Word(root, "channel", _channels.Names, _channels.Names is [var usual, ..] ? usual : "rehearsal");
        var onShift = Word(root, "on_shift", ["yes", "no"], "yes");
        var code = root.Find("language_code") is { } value ? _values.Text(value, "language_code") : null;
        var now = Now(root);
        return name is null ? null : new ScriptedTalk(name, new ChannelId(channel), code, onShift == "yes", now, [.. steps.OfType<TalkStep>()]);
    }

    private TalkStep? Step(YamlValue item)
    {
        if (_values.Map(item, "talk") is not { } step) return null;
        if (step.Entries.Count != 1)
        {
            _faults.Error(item.At, FaultCode.WrongValue, "A step has one key. Begin each step with '- ' on a line of its own.");
            return null;
        }

        var entry = step.Entries[0];
        if (_steps.TryGetValue(entry.Key, out var read)) return read(entry.Value);
        _values.Keys(step, "A step", _steps.Keys);
        return null;
    }

    private string Word(YamlMap root, string key, IReadOnlyCollection<string> known, string usual)
    {
        if (root.Find(key) is not { } value || _values.Text(value, key) is not { } word) return usual;
        if (known.Count > 0 && !known.Contains(word, StringComparer.Ordinal)) _faults.Error(value.At, FaultCode.WrongValue, $"'{key}: {word}' is not known.{Nearest.Suggestion(word, known)}");
        return word;
    }

    private DateTimeOffset Now(YamlMap root)
    {
        var usual = new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
        if (root.Find("now") is not { } value || _values.Text(value, "now") is not { } text) return usual;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var now)) return now;
        _faults.Error(value.At, FaultCode.WrongValue, $"'now: {ValueReader.Short(text)}' is not a time. Write it as 2026-03-02T10:00:00Z.");
        return usual;
    }

    private TalkStep.Sends? Location(YamlValue value)
    {
        if (_values.List(value, "location") is not { } list) return null;
        var numbers = list.Items.Select(i => _values.Number(i, "location")).ToList();
        if (numbers is [{ } latitude, { } longitude]) return new TalkStep.Sends(value.At, new InboundLocation((double)latitude, (double)longitude));
        _faults.Error(value.At, FaultCode.WrongValue, "A location is two numbers: 'location: [43.238, 76.945]'.");
        return null;
    }

    private TalkStep.Sends? File(YamlValue value)
    {
        if (_values.Text(value, "file") is not { } kind) return null;
        if (Files.Contains(kind, StringComparer.Ordinal) && Enum.TryParse<MediaKind>(kind, ignoreCase: true, out var media))
            return new TalkStep.Sends(value.At, new InboundFile(media, "rehearsal", null, null, null));
        _faults.Error(value.At, FaultCode.WrongValue, $"'file: {ValueReader.Short(kind)}' is not known.{Nearest.Suggestion(kind, Files)}");
        return null;
    }

    private TalkStep.Expect? Expect(YamlValue value)
    {
        if (_values.Map(value, "expect") is not { } wanted) return null;
        _values.Keys(wanted, "'expect:'", Expected);
        if (wanted.Find("case") is YamlMap open) _values.Keys(open, "'case:'", ExpectedCase);
        return new TalkStep.Expect(value.At, wanted);
    }
}
