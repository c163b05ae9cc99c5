using Hotline.Storage.Casebook.Accounts;

namespace Hotline.Desk.Accounts;

/// <summary>What others settle of an account: codes of <see cref="Role"/>, language tags, topics (empty is all), codes of <see cref="Grant"/>.</summary>
public sealed record AccountRights(IReadOnlyList<string> Roles, IReadOnlyList<string> Languages, IReadOnlyList<string> Topics, IReadOnlyList<string> Grants)
{
    /// <summary>Roles alone.</summary>
    public static AccountRights Of(params IReadOnlyList<string> roles) => new(roles, [], [], []);
}
