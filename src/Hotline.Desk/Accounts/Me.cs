using Hotline.Desk.Api;
using Hotline.Storage.Casebook.Accounts;

namespace Hotline.Desk.Accounts;

/// <summary>Who one is, and the value that every change must carry.</summary>
internal sealed record Me(bool SignedIn, string Antiforgery, string? Name, string? Alias, [property: Codes(typeof(Role))] IReadOnlyList<string>? Roles, IReadOnlyList<string>? Languages)
{
    public static Me Of(Account? account, string antiforgery) => account is null
        ? new Me(SignedIn: false, antiforgery, null, null, null, null)
        : new Me(SignedIn: true, antiforgery, account.Name, account.Alias, account.Roles, account.Languages);
}
