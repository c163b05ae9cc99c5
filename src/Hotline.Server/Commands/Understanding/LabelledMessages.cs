namespace Hotline.Server.Commands.Understanding;

/// <summary>
/// Reads a file of labelled messages, separated by tabs: <c>topic⇥language⇥text⇥urgency</c> as in the project's examples, or <c>language⇥text</c>. Empty lines, lines that begin with <c>#</c>, and a first line of
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
                [var language, var text] => new LabelledMessage(language, text, null, null),
                var columns => throw new InvalidDataException($"{file}:{number}: {columns.Length} columns. A line is topic, language, text and urgency, or language and text, with tabs between."),
            };
            if (number > 1 || message.Language != "language") yield return message;
        }
    }
}
