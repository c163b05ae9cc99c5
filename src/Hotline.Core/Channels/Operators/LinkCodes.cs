namespace Hotline.Core.Channels.Operators;

/// <summary>How a code looks with which a member of staff tells the bot whose account is theirs: known before anybody looks it up, so that it never begins a conversation.</summary>
public static class LinkCodes
{
    public const string Prefix = "staff_";

    /// <summary>Whether this begins like one. A deep link's payload holds letters, digits, _ and -.</summary>
    public static bool IsOne(string? text) => text is not null && text.StartsWith(Prefix, StringComparison.Ordinal);
}
