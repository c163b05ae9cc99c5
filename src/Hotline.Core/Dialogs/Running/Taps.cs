using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hotline.Core.Cases;
using Hotline.Core.Messaging;

namespace Hotline.Core.Dialogs.Running;

/// <summary>
/// The data of buttons: <c>dialog.node:choice:step</c>, shortened by a hash over 64 bytes. A tap answers only the question that is open, in the very asking it was shown with, or in an earlier one
/// that only the language parts from it (<see cref="EarlierKeyboard"/>); it is compared with what we would write, never taken apart and trusted.
/// </summary>
internal static class Taps
{
    private const string LocalePrefix = "_locale:";
    private const int HashLength = 20;

    public static string Data(NodeRef place, string option, int step)
    {
        var data = string.Create(CultureInfo.InvariantCulture, $"{place.Dialog}.{place.Node}:{option}:{step}");
        if (data.Length * 3 <= DialogLimits.TapData || Encoding.UTF8.GetByteCount(data) <= DialogLimits.TapData && Ascii.IsValid(data)) return data;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{place}:{option}"));
        return string.Create(CultureInfo.InvariantCulture, $"#{CaseCode.Base32(hash, HashLength)}:{step}");
    }

    /// <summary>The option that was tapped, in an asking from <paramref name="since"/> to <paramref name="step"/>.</summary>
    public static Option? Match(string data, CompiledQuestion question, int since, int step)
    {
        var colon = data.LastIndexOf(':');
        if (colon < 0 || !int.TryParse(data.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) || asked < since || asked > step) return null;
        foreach (var option in question.Options)
            if (Data(question.Ask.Ref, option.Id, asked) == data) return option;
        return null;
    }

    public static string Reserved(ReactionKind kind) => Button.Everywhere + Name(kind);

    /// <summary><c>_always:menu</c> and its kin, understood anywhere.</summary>
    public static ReactionKind? Reaction(string data)
    {
        if (!data.StartsWith(Button.Everywhere, StringComparison.Ordinal)) return null;
        foreach (var kind in Enum.GetValues<ReactionKind>())
            if (data.AsSpan(Button.Everywhere.Length).Equals(Name(kind), StringComparison.Ordinal)) return kind;
        return null;
    }

    /// <summary><c>_locale:tg</c>: the language asked for, which need not be one that we serve.</summary>
    public static LocaleTag? Locale(string data) =>
        data.StartsWith(LocalePrefix, StringComparison.Ordinal) ? new LocaleTag(data[LocalePrefix.Length..]) : null;

    private static string Name(ReactionKind kind) => kind switch
    {
        ReactionKind.Menu => "menu",
        ReactionKind.Back => "back",
        ReactionKind.Repeat => "repeat",
        ReactionKind.Language => "language",
        ReactionKind.Operator => "operator",
        ReactionKind.Stop => "stop",
        ReactionKind.Leave => "leave",
        ReactionKind.Erase => "erase",
        ReactionKind.Help => "help",
        ReactionKind.Code => "code",
        _ => "danger",
    };
}
