using System.Text.RegularExpressions;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook.Accounts;

namespace Hotline.Desk.Accounts;

/// <summary>What a new account may look like. Each rule answers with words when it is broken, else null.</summary>
internal static partial class AccountRules
{
    private const int LongestName = 64;
    private const int LongestAlias = 40;
    private const int MostLanguages = 20;
    private const int MostTopics = 40;

    public static readonly DeskError AliasTaken = DeskError.Conflict("alias_taken", "A colleague is called that already, or was before their account was closed. Choose another name that people see.");

    /// <summary>The first broken rule of a new account.</summary>
    public static string? Broken(Welcome account, IReadOnlyList<string> roles) =>
        Name(account.Name) ?? Alias(account.Alias) ?? Password(account.Password, account.Name) ?? Languages(account.Languages, roles);

    /// <summary>The first broken rule of what others settle. Languages may be missing: the account's owner chooses them at the latest.</summary>
    public static string? Broken(AccountRights rights)
    {
        if (rights.Roles.Count == 0 || rights.Roles.Except(Role.All).Any()) return $"Choose at least one role of: {string.Join(", ", Role.All)}.";
        if (rights.Grants.Except(Grant.All).Any()) return $"What can be given besides roles is: {string.Join(", ", Grant.All)}.";
        return Languages(rights.Languages, []) ?? Topics(rights.Topics);
    }

    public static string Normalize(string name) => name.Trim().Normalize().ToUpperInvariant();

    private static string? Name(string name) =>
        name.Trim().Length is >= 3 and <= LongestName && !name.Any(char.IsControl) ? null : $"Choose a name of 3 to {LongestName} characters to sign in with.";

    public static string? Alias(string alias) =>
        alias.Trim().Length is >= 1 and <= LongestAlias && !alias.Any(char.IsControl)
            ? null
            : $"Choose a name of 1 to {LongestAlias} characters that people see when you answer. It need not be your own.";

    public static string? Password(string password, string name)
    {
        if (password.Length < Passwords.Shortest) return $"The password must have at least {Passwords.Shortest} characters. A sentence is easy to remember.";
        if (password.Length > Passwords.Longest) return $"The password may have at most {Passwords.Longest} characters.";
        if (password.Distinct().Count() < 5) return "This password repeats a few characters only. A sentence is better.";
        var same = password.Contains(name.Trim(), StringComparison.OrdinalIgnoreCase) && password.Length < name.Trim().Length + 6;
        return same ? "The password must be more than the name." : null;
    }

    public static string? Languages(IReadOnlyList<string> languages, IReadOnlyList<string> roles)
    {
        if (languages.Count == 0 && roles.Contains(Role.Operator)) return "Choose at least one language in which you can answer people.";
        if (languages.Count > MostLanguages) return $"Choose at most {MostLanguages} languages.";
        return languages.FirstOrDefault(l => !LanguageTag().IsMatch(l)) is null ? null : "A language is a tag such as ru, tg or uz-Latn.";
    }

    private static string? Topics(IReadOnlyList<string> topics)
    {
        if (topics.Count > MostTopics) return $"Choose at most {MostTopics} topics, or none for all of them.";
        return topics.FirstOrDefault(t => !TopicCode().IsMatch(t)) is null ? null : "A topic is a code such as unpaid_wages.";
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{1,63}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex TopicCode();

    [GeneratedRegex("^[a-z]{2,3}(-[A-Z][a-z]{3})?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex LanguageTag();
}
