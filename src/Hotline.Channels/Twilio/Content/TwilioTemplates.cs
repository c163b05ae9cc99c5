using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Hotline.Core.Messaging;

namespace Hotline.Channels.Twilio.Content;

/// <summary>
/// The Content objects that stand for a knock on WhatsApp, one for each language: <c>ru=HX…,kk=HX…</c>. Who has none in their language gets the one that they most likely read. Immutable.
/// </summary>
internal sealed partial class TwilioTemplates(IReadOnlyDictionary<string, string> contents)
{
    public static readonly TwilioTemplates None = new(FrozenDictionary<string, string>.Empty);

    /// <summary>Languages that are tried when the person's own has none, the first that there is.</summary>
    private static readonly string[] Others = ["ru", "en"];

    /// <summary>The Content objects by language.</summary>
    public IReadOnlyDictionary<string, string> All => contents;

    /// <summary>Null when the setting cannot be read.</summary>
    public static TwilioTemplates? Read(string setting)
    {
        var contents = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in setting.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (pair.Split('=', StringSplitOptions.TrimEntries) is not [{ Length: > 0 } language, var content] || !ContentShape().IsMatch(content) || !contents.TryAdd(language, content)) return null;
        return contents.Count == 0 ? None : new TwilioTemplates(contents.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The Content object for a person of this language; null when there is none at all.</summary>
    public string? For(LocaleTag locale)
    {
        foreach (var language in (string[])[locale.Value, locale.Value.Split('-')[0], .. Others])
            if (contents.TryGetValue(language, out var content)) return content;
        return contents.Values.FirstOrDefault();
    }

    [GeneratedRegex("^HX[0-9a-fA-F]{32}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ContentShape();
}
