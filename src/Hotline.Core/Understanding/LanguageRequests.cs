using Hotline.Core.Messaging;

namespace Hotline.Core.Understanding;

/// <summary>
/// How people of one language ask for a language inside a sentence: the name of the language together with one of <see cref="Words"/> ("write", "please") and none of
/// <see cref="Unless"/> ("I don't understand").
/// </summary>
public sealed record LanguageRequests
{
    public static readonly LanguageRequests None = new();

    public IReadOnlyList<string> Words { get; init; } = [];

    public IReadOnlyList<string> Unless { get; init; } = [];

    public IReadOnlyList<KeyValuePair<LocaleTag, string>> Languages { get; init; } = [];
}
