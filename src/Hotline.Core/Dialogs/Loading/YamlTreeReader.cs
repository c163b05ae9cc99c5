using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Hotline.Core.Dialogs.Loading;

/// <summary>
/// Makes a tree of texts, lists and maps from one file. Anchors, aliases, tags, tabs, duplicate keys and a second document are faults;
/// so is text that is no YAML. Depth is bounded.
/// </summary>
internal sealed class YamlTreeReader
{
    private const int Depth = 32;

    private readonly string _file;
    private readonly FaultSink _faults;
    private readonly Parser _parser;

    /// <summary>The '[' and '{' that are open where the reader stands, the innermost last.</summary>
    private readonly Stack<ParsingEvent> _brackets = new();

    private YamlTreeReader(string file, string text, FaultSink faults) =>
        (_file, _faults, _parser) = (file, faults, new Parser(new StringReader(text)));

    /// <summary>The map at the root of the file, or null when there is none; the faults then say why.</summary>
    public static YamlMap? Read(string file, string text, FaultSink faults)
    {
        if (HasTabs(file, text, faults)) return null;
        var reader = new YamlTreeReader(file, text, faults);
        try
        {
            return reader.ReadRoot();
        }
        catch (Exception e) when (e is not SyntaxErrorException && IsNoYaml(e) && reader._brackets.TryPeek(out var bracket))
        {
            // The parser notices a missing bracket far below, or loses its way: people look for it where it was opened.
            var (open, close) = bracket is SequenceStart ? ('[', ']') : ('{', '}');
            faults.Error(reader.At(bracket), FaultCode.NotYaml, $"This is not YAML: the '{open}' that opens in this line has no '{close}', or something between them is out of place.");
            return null;
        }
        catch (YamlException e)
        {
            faults.Error(new Spot(file, (int)e.Start.Line), FaultCode.NotYaml, $"This is not YAML: {Plain(e.Message)} A text that holds ': ' or '#', or begins with a sign, needs quotes.");
            return null;
        }
        catch (Exception e) when (IsNoYaml(e))
        {
            // The parser's own guard rails on text that is far from YAML.
            faults.Error(new Spot(file, 1), FaultCode.NotYaml, "This file is not YAML at all. Compare it with the examples in dialogs/README.md.");
            return null;
        }
    }

    private static bool IsNoYaml(Exception e) =>
        e is YamlException or InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException or OverflowException;

    private YamlMap? ReadRoot()
    {
        Next<StreamStart>();
        if (!_parser.MoveNext() || _parser.Current is not DocumentStart)
        {
            _faults.Error(new Spot(_file, 1), FaultCode.NotYaml, "This file is empty. Begin with 'dialog: NAME', as the examples in dialogs/README.md do.");
            return null;
        }

        _parser.MoveNext();
        var root = ReadValue(Depth);
        Next<DocumentEnd>();
        if (_parser.MoveNext() && _parser.Current is DocumentStart second)
            _faults.Error(At(second), FaultCode.NotYaml, "A second document begins here ('---'). One file holds one.");
        if (root is YamlMap map) return map;
        if (root is not null) _faults.Error(root.At, FaultCode.WrongKind, $"The file should hold keys such as 'dialog:', but here is {root.Kind}.");
        return null;
    }

    // Reads the value whose first event is current, and leaves its last event current. Null: a fault was said and the value passed over.
    private YamlValue? ReadValue(int depth)
    {
        if (depth == 0)
        {
            _faults.Error(At(_parser.Current!), FaultCode.TooDeep, $"This is nested more than {Depth} levels deep. Move a part of it into nodes of its own.");
            PassOver();
            return null;
        }

        switch (_parser.Current)
        {
            case Scalar scalar:
                RefuseAnchor(scalar);
                return new YamlText(At(scalar), scalar.Value, scalar.Style != ScalarStyle.Plain || scalar.Value.Length > 0, scalar.Style == ScalarStyle.Literal);
            case SequenceStart start:
                RefuseAnchor(start);
                return ReadList(start, depth);
            case MappingStart start:
                RefuseAnchor(start);
                return ReadMap(start, depth);
            case AnchorAlias alias:
                _faults.Error(At(alias), FaultCode.AnchorOrTag, $"'*{alias.Value}' refers to another place of the file. Write the value out here.");
                return null;
            default:
                throw new SemanticErrorException(_parser.Current!.Start, _parser.Current.End, "A value was expected.");
        }
    }

    private YamlList ReadList(SequenceStart start, int depth)
    {
        var items = new List<YamlValue>();
        if (start.Style == SequenceStyle.Flow) _brackets.Push(start);
        while (_parser.MoveNext() && _parser.Current is not SequenceEnd)
        {
            if (ReadValue(depth - 1) is { } item) items.Add(item);
        }

        if (start.Style == SequenceStyle.Flow) _brackets.Pop();
        return new YamlList(At(start), items);
    }

    private YamlMap ReadMap(MappingStart start, int depth)
    {
        var entries = new List<YamlEntry>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        if (start.Style == MappingStyle.Flow) _brackets.Push(start);
        while (_parser.MoveNext() && _parser.Current is not MappingEnd)
        {
            var key = ReadValue(depth - 1);
            _parser.MoveNext();
            var value = ReadValue(depth - 1);
            if (key is null || value is null) continue;
            if (key is not YamlText { Text.Length: > 0 } name)
                _faults.Error(key.At, FaultCode.WrongKind, $"A key should be a word, but here is {key.Kind}.");
            else if (lines.TryGetValue(name.Text, out var line))
                _faults.Error(key.At, FaultCode.DuplicateKey, $"'{name.Text}' is written twice; first in line {line}. Remove or rename one of them.");
            else
            {
                lines[name.Text] = key.At.Line;
                entries.Add(new YamlEntry(name.Text, key.At, value));
            }
        }

        if (start.Style == MappingStyle.Flow) _brackets.Pop();
        return new YamlMap(At(start), entries);
    }

    private void RefuseAnchor(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty) _faults.Error(At(node), FaultCode.AnchorOrTag, $"'&{node.Anchor.Value}' is a YAML anchor. Scripts have none: remove it.");
        if (!node.Tag.IsEmpty) _faults.Error(At(node), FaultCode.AnchorOrTag, "A value that begins with '!' is a YAML tag. Scripts have none: remove it, or put the text in quotes.");
    }

    private void PassOver()
    {
        var open = _parser.Current!.NestingIncrease;
        while (open > 0 && _parser.MoveNext()) open += _parser.Current!.NestingIncrease;
    }

    private void Next<T>()
        where T : ParsingEvent
    {
        if (!_parser.MoveNext() || _parser.Current is not T)
            throw new SemanticErrorException(_parser.Current?.Start ?? Mark.Empty, _parser.Current?.End ?? Mark.Empty, "The file ends too early.");
    }

    private Spot At(ParsingEvent e) => new(_file, (int)e.Start.Line);

    private static bool HasTabs(string file, string text, FaultSink faults)
    {
        var line = 0;
        var found = false;
        foreach (var part in text.AsSpan().EnumerateLines())
        {
            line++;
            if (!part.Contains('\t')) continue;
            found = true;
            faults.Error(new Spot(file, line), FaultCode.Tab, "There is a tab in this line. Use spaces: two for each level.");
        }

        return found;
    }

    private static string Plain(string message)
    {
        var text = message.Trim();
        var position = text.IndexOf(" Line: ", StringComparison.Ordinal);
        if (position > 0) text = text[..position];
        return text.EndsWith('.') ? text : text + ".";
    }
}
