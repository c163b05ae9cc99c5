using Hotline.Desk.Api;
using Hotline.Storage.Casebook.Accounts;

namespace Hotline.Desk.Accounts;

/// <summary>
/// Who one is, and the value that every change must carry. <paramref name="Topics"/>: empty is all of them. <paramref name="MustEnrol"/>: nothing opens before a second factor is set up.
/// <paramref name="Next"/>: the name and password were right, and a second step is asked for.
/// </summary>
internal sealed record Me(
    bool SignedIn,
    string Antiforgery,
    string? Name,
    string? Alias,
    [property: Codes(typeof(Role))] IReadOnlyList<string>? Roles,
    IReadOnlyList<string>? Languages,
    IReadOnlyList<string>? Topics,
    [property: Codes(typeof(Grant))] IReadOnlyList<string>? Grants,
    bool MustEnrol,
    NextStep? Next)
{
    public static Me Of(Account account, string antiforgery, bool mustEnrol) =>
        new(SignedIn: true, antiforgery, account.Name, account.Alias, account.Roles, account.Languages, account.Topics, account.Grants, mustEnrol, Next: null);

    public static Me Nobody(string antiforgery, NextStep? next = null) => new(SignedIn: false, antiforgery, null, null, null, null, null, null, MustEnrol: false, next);
}
