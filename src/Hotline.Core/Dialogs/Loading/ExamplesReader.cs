using Hotline.Core.Cases;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding;
using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Dialogs.Loading;

/// <summary>
/// Reads <c>understanding/examples/TAG.tsv</c>: <c>topic⇥urgency⇥text</c> a line. Empty lines and lines that begin with <c>#</c> are passed over. A message that two lines of one file
/// call by different names teaches nothing, so that is an error; in two languages the same words may mean two things.
/// </summary>
internal sealed class ExamplesReader(ReadScope scope)
{
    private const int Columns = 3;

    private static readonly string[] Urgencies = ScriptNames.Words<Urgency>();

    private readonly List<LabelledExample> _examples = [];
    private HashSet<string>? _topics;
    private readonly Dictionary<(LocaleTag Locale, string Folded), (LabelledExample Example, Spot At)> _known = [];

    public IReadOnlyList<LabelledExample> Examples => _examples;

    private HashSet<string> Topics => _topics ??= [.. Understanding.Topics.Known, .. scope.Uses.Heard];

    /// <summary>Reads one file. A line may name the topics of the program and those of the lists.</summary>
    public void Read(string file, string text)
    {
        var tag = Path.GetFileNameWithoutExtension(file);
        if (scope.Locales.Count > 0 && !scope.Locales.Contains(tag))
            scope.Faults.Error(new Spot(file, 1), FaultCode.BadExample, $"'{ValueReader.Short(tag)}' is no language of hotline.yaml. Name the file after the language of its messages.{Nearest.Suggestion(tag, scope.Locales)}");
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (line.Length > 0 && line[0] != '#') ReadLine(new Spot(file, number), line.ToString(), new LocaleTag(tag));
        }
    }

    private void ReadLine(Spot at, string line, LocaleTag locale)
    {
        var cells = line.Split('\t');
        if (cells.Length != Columns)
        {
            scope.Faults.Error(at, FaultCode.BadExample, $"This line has {cells.Length} columns, not {Columns}. A line is topic, urgency and message, with a tab between: unpaid_wages⇥normal⇥they do not pay us.");
            return;
        }

        var (topic, text) = (cells[0], cells[2].Trim());
        var known = Topics.Contains(topic);
        if (!known)
            scope.Faults.Error(at, FaultCode.BadExample, $"'{ValueReader.Short(topic)}' is no topic.{Nearest.Suggestion(topic, Topics)} A new topic needs its list under 'topics:' first.");
        var urgency = Array.IndexOf(Urgencies, cells[1]);
        if (urgency < 0)
            scope.Faults.Error(at, FaultCode.BadExample, $"'{ValueReader.Short(cells[1])}' is no urgency.{Nearest.Suggestion(cells[1], Urgencies)}");
        if (text.Length == 0)
            scope.Faults.Error(at, FaultCode.BadExample, "There is no message behind the second tab. Write one, or remove the line.");
        else if (known && urgency >= 0)
            Add(at, new LabelledExample(locale, topic, (Urgency)urgency, text));
    }

    private void Add(Spot at, LabelledExample example)
    {
        var key = (example.Locale, Folding.Fold(example.Text) is { Length: > 0 } folded ? folded : example.Text);
        if (!_known.TryAdd(key, (example, at)))
        {
            var (first, where) = _known[key];
            if ((first.Topic, first.Urgency) != (example.Topic, example.Urgency))
                scope.Faults.Error(at, FaultCode.BadExample,
                    $"This message is {Labels(example)} here and {Labels(first)} in line {where.Line}. Decide for one, or remove a line.");
            else scope.Faults.Warning(at, FaultCode.SameWords, $"This message stands in line {where.Line} too. Remove one.");
            return;
        }

        _examples.Add(example);
        if (_examples.Count == DialogLimits.Examples + 1)
            scope.Faults.Error(at, FaultCode.BadExample, $"From here on there are more than {DialogLimits.Examples} examples (DialogLimits.Examples). Remove those that say the same as others.");
    }

    private static string Labels(LabelledExample example) => $"{example.Topic}, {Urgencies[(int)example.Urgency]},";
}
