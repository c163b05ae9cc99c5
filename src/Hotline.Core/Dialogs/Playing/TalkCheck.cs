using System.Text.Json;
using Hotline.Core.Cases;
using Hotline.Core.Dialogs.Loading;

namespace Hotline.Core.Dialogs.Playing;

/// <summary>Compares what a test expects with where a conversation stands. Lists and maps: everything that is written must be there.</summary>
internal sealed class TalkCheck(FaultSink faults, Rehearsal talk)
{
    public void Check(YamlMap wanted)
    {
        foreach (var entry in wanted.Entries)
        {
            switch (entry.Key)
            {
                case "locale": Same(entry, talk.State.Locale.Value); break;
                case "dialog": Same(entry, talk.Place?.Dialog); break;
                case "node": Same(entry, talk.Place?.Node); break;
                case "mode": Same(entry, Word(talk.State.Mode)); break;
                case "choices": Holds(entry, talk.Choices); break;
                case "slots": Values(entry.Value, talk.State.Slots); break;
                case "case": Case(entry); break;
            }
        }
    }

    private void Case(YamlEntry entry)
    {
        if (talk.Case is not { } open)
        {
            faults.Error(entry.At, ConversationPlayer.Differs, "A case was expected here, but none was opened.");
            return;
        }

        if (entry.Value is not YamlMap wanted) return;
        foreach (var part in wanted.Entries)
        {
            switch (part.Key)
            {
                case "topic": Same(part, open.Topic); break;
                case "urgency": Same(part, Word(open.Urgency)); break;
                case "flags": Holds(part, open.Flags); break;
                case "summary": Values(part.Value, Summary(open)); break;
            }
        }
    }

    private static Dictionary<string, string> Summary(CaseSnapshot open) => open.Summary.ToDictionary(s => s.Key, s => s.Value, StringComparer.Ordinal);

    private void Same(YamlEntry wanted, string? actual)
    {
        var text = (wanted.Value as YamlText)?.Text ?? "";
        if (!string.Equals(text, actual ?? "", StringComparison.OrdinalIgnoreCase))
            faults.Error(wanted.At, ConversationPlayer.Differs, $"'{wanted.Key}' should be '{text}', but it is '{actual ?? "nothing"}'.{Standing()}");
    }

    private void Holds(YamlEntry wanted, IReadOnlyList<string> actual)
    {
        foreach (var item in wanted.Value is YamlList list ? list.Items : [wanted.Value])
            if (item is YamlText text && !actual.Contains(text.Text, StringComparer.Ordinal))
                faults.Error(item.At, ConversationPlayer.Differs, $"'{wanted.Key}' should hold '{text.Text}', but it has {(actual.Count == 0 ? "nothing" : string.Join(", ", actual))}.");
    }

    private void Values(YamlValue wanted, IReadOnlyDictionary<string, string> actual)
    {
        foreach (var entry in wanted is YamlMap map ? map.Entries : [])
            Same(entry, actual.GetValueOrDefault(entry.Key));
    }

    private string Standing() => talk.Place is { } place ? $" The conversation stands at {place}, mode {Word(talk.State.Mode)}." : "";

    private static string Word<T>(T value)
        where T : struct, Enum =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
