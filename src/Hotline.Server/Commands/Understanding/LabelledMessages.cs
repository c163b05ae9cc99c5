namespace Hotline.Server.Commands.Understanding;

/// <summary>
/// Reads a file of labelled messages, separated by tabs: <c>topic⇥language⇥text⇥urgency</c> as in the project's examples, and behind it <c>⇥hard</c> or <c>⇥</c> where the writer says which are hard negatives; or <c>language⇥text</c>. Empty lines, lines that begin with <c>#</c>, and a first line of
/// headings are passed over.
/// </summary>
internal static class LabelledMessages
{
    /// <summary>The messages in the order of the file.</summary>
    /// <exception cref="InvalidDataException">A line has another number of columns.</exception>
    public static IEnumerable<LabelledMessage> Read(string file)
    {
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            if (line.Length == 0 || line[0] == '#') continue;
            var message = line.Split('\t') switch
            {
                [var topic, var language, var text, var urgency] => new LabelledMessage(language, text, topic, urgency),
                [var topic, var language, var text, var urgency, ("hard" or "") and var mark] => new LabelledMessage(language, text, topic, urgency, mark.Length > 0),
                [var language, var text] => new LabelledMessage(language, text, null, null),
                var columns => throw new InvalidDataException($"{file}:{number}: {columns.Length} columns. A line is topic, language, text and urgency (and 'hard' for a hard negative), or language and text, with tabs between."),
            };
            if (number > 1 || message.Language != "language") yield return message;
        }
    }
}
