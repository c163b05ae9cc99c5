using System.Collections.Frozen;
using Hotline.Core.Localization;
using Microsoft.AspNetCore.Http;

namespace Hotline.Desk.Speech;

/// <summary>
/// What the desk's server says to staff, in one language. The English sentence of the source is the key, as in gettext; the others stand in the PO files beside this one, a sentence with values in it
/// with <c>{names}</c> in their place; what stands for <c>{word}</c> is itself looked up. What is not there is said in English. Immutable, thread-safe.
/// </summary>
internal sealed class DeskWords
{
    private const string Word = "word";

    public static readonly DeskWords English = new("en", []);

    private static readonly FrozenDictionary<string, DeskWords> All = new[] { English, Read("ru"), Read("kk") }.ToFrozenDictionary(w => w.Language, StringComparer.OrdinalIgnoreCase);

    private readonly FrozenDictionary<string, string> _whole;
    private readonly IReadOnlyList<(SentenceShape Source, TextTemplate Said)> _withValues;

    private DeskWords(string language, IReadOnlyList<PoEntry> entries)
    {
        Language = language;
        Entries = entries;
        _whole = entries.ToFrozenDictionary(e => e.Id, e => e.Strings[0], StringComparer.Ordinal);
        _withValues = [.. entries.Where(e => e.Id.Contains('{', StringComparison.Ordinal)).Select(e => (SentenceShape.Of(e.Id), TextTemplate.Parse(e.Strings[0])))];
    }

    /// <summary>The languages that the desk speaks, by their tags.</summary>
    public static IReadOnlyCollection<string> Languages => All.Keys;

    public string Language { get; }

    /// <summary>Every sentence that is translated.</summary>
    public IReadOnlyList<PoEntry> Entries { get; }

    /// <summary>By a tag, of which the language counts (<c>kk-KZ</c>); null when the desk does not speak it.</summary>
    public static DeskWords? In(string? tag) => tag is null ? null : All.GetValueOrDefault(tag.Split('-')[0]);

    /// <summary>The first language of <c>Accept-Language</c> that the desk speaks, else English.</summary>
    public static DeskWords For(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).Select(l => In(l.Value.Value)).FirstOrDefault(w => w is not null) ?? English;

    /// <summary>The sentence in this language; as it is when it stands in no table.</summary>
    public string Of(string english) => Find(english) ?? english;

    /// <summary>Null when the sentence stands in no table; English has none.</summary>
    public string? Find(string english)
    {
        if (_whole.TryGetValue(english, out var said)) return said;
        foreach (var (source, words) in _withValues)
        {
            if (source.Read(english) is { } values) return words.Render(name => name == Word ? Of(values[name]) : values[name]);
        }

        return null;
    }

    private static DeskWords Read(string language)
    {
        var name = $"{language}.po";
        using var stream = typeof(DeskWords).Assembly.GetManifestResourceStream(typeof(DeskWords), name) ?? throw new InvalidOperationException($"The program lacks its words in {language}.");
        using var reader = new StreamReader(stream);
        var (file, faults) = PoFile.Read(name, reader.ReadToEnd());
        return faults.Count == 0 ? new DeskWords(language, [.. file.Entries.Where(e => e is { Obsolete: false, IsFuzzy: false, IsTranslated: true })]) : throw new InvalidOperationException(faults[0].ToString());
    }
}
