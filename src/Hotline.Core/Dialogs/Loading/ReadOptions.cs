using Hotline.Core.Channels;

namespace Hotline.Core.Dialogs.Loading;

/// <summary>
/// How strictly to read. <paramref name="AllowDrafts"/> false makes a draft translation of a safety line, and a text of law that no lawyer has checked, an error.
/// <paramref name="Translations"/> false leaves the locales out: every line is then said in English, and the scripts can be read before they are translated.
/// <paramref name="Today"/> lets facts that are due for a new check be warned about; null leaves that out.
/// </summary>
public sealed record ReadOptions(bool AllowDrafts = true, DateOnly? Today = null, bool Translations = true)
{
    /// <summary>
    /// False for a publication that was in force: it was held against the rules of its day, and a rule that came later must not take it away from the people who are in it.
    /// </summary>
    public bool Rules { get; init; } = true;

    /// <summary>The channels that scripts may name. With none, any name is taken.</summary>
    public ChannelTable Channels { get; init; } = ChannelTable.Empty;
}
