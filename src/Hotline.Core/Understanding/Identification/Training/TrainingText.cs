namespace Hotline.Core.Understanding.Identification.Training;

/// <summary>
/// What the language model learns from, by class: <paramref name="Sentences"/> of books and news, which stay outside the project, and <paramref name="Phrases"/>, which the project owns;
/// the phrases of <c>und</c> are of languages that are not served.
/// </summary>
public sealed record TrainingText(ILookup<string, string> Sentences, ILookup<string, string> Phrases)
{
    /// <summary>One sentence in so many is kept back for a trial.</summary>
    private const int Parts = 10;

    /// <summary>Reads <c>ru.txt</c>, <c>kk.txt</c> and so on, a sentence a line, from both folders.</summary>
    /// <exception cref="InvalidDataException">A file is missing or empty.</exception>
    public static TrainingText Read(string sentences, string phrases) =>
        new(ReadFolder(sentences, LanguageTraining.Tags.Where(t => t != LanguageTraining.Unknown)), ReadFolder(phrases, LanguageTraining.Tags));

    /// <summary>Nine tenths of the sentences to learn from, and the tenth part that a model made of them has not seen.</summary>
    public (TrainingText Seen, IReadOnlyList<(string Tag, string Text)> Unseen) Split()
    {
        var all = Sentences.SelectMany(g => g.Select((text, i) => (Tag: g.Key, Text: text, Part: (int)(((uint)i * 2654435761u) >> 8) % Parts))).ToList();
        return (this with { Sentences = all.Where(s => s.Part != 0).ToLookup(s => s.Tag, s => s.Text) }, [.. all.Where(s => s.Part == 0).Select(s => (s.Tag, s.Text))]);
    }

    private static ILookup<string, string> ReadFolder(string folder, IEnumerable<string> tags)
    {
        var lines = new List<(string Tag, string Text)>();
        foreach (var tag in tags)
        {
            var file = Path.Combine(folder, $"{tag}.txt");
            var before = lines.Count;
            if (File.Exists(file)) lines.AddRange(File.ReadLines(file).Where(line => line.Length > 0).Select(line => (tag, line)));
            if (lines.Count == before) throw new InvalidDataException($"{file} is missing or empty. The folder must hold one file a language, a sentence a line: {string.Join(", ", LanguageTraining.Tags.Select(t => $"{t}.txt"))}.");
        }

        return lines.ToLookup(l => l.Tag, l => l.Text);
    }
}
