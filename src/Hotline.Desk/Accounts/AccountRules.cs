using System.Text.RegularExpressions;
using Hotline.Storage.Casebook.Accounts;

namespace Hotline.Desk.Accounts;

/// <summary>What a new account may look like. Each rule answers with words when it is broken, else null.</summary>
internal static partial class AccountRules
{
    private const int LongestName = 64;
    private const int LongestAlias = 40;
    private const int MostLanguages = 20;

    /// <summary>The first broken rule of a new account.</summary>
    public static string? Broken(Welcome account, IReadOnlyList<string> roles) =>
        Name(account.Name) ?? Alias(account.Alias) ?? Password(account) ?? Languages(account.Languages, roles);

    public static string Normalize(string name) => name.Trim().Normalize().ToUpperInvariant();

    private static string? Name(string name) =>
        name.Trim().Length is >= 3 and <= LongestName && !name.Any(char.IsControl) ? null : $"Choose a name of 3 to {LongestName} characters to sign in with.";

    private static string? Alias(string alias) =>
        alias.Trim().Length is >= 1 and <= LongestAlias && !alias.Any(char.IsControl)
            ? null
            : $"Choose a name of 1 to {LongestAlias} characters that people see when you answer. It need not be your own.";

    private static string? Password(Welcome account)
    {
        if (account.Password.Length < Passwords.Shortest) return $"The password must have at least {Passwords.Shortest} characters. A sentence is easy to remember.";
        if (account.Password.Length > Passwords.Longest) return $"The password may have at most {Passwords.Longest} characters.";
        if (account.Password.Distinct().Count() < 5) return "This password repeats a few characters only. A sentence is better.";
        var same = account.Password.Contains(account.Name.Trim(), StringComparison.OrdinalIgnoreCase) && account.Password.Length < account.Name.Trim().Length + 6;
        return same ? "The password must be more than the name." : null;
    }

    private static string? Languages(IReadOnlyList<string> languages, IReadOnlyList<string> roles)
    {
        if (languages.Count == 0 && roles.Contains(Role.Operator)) return "Choose at least one language in which you can answer people.";
        if (languages.Count > MostLanguages) return $"Choose at most {MostLanguages} languages.";
        return languages.FirstOrDefault(l => !LanguageTag().IsMatch(l)) is null ? null : "A language is a tag such as ru, tg or uz-Latn.";
    }

    [GeneratedRegex("^[a-z]{2,3}(-[A-Z][a-z]{3})?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex LanguageTag();
}
