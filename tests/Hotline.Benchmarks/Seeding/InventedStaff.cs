using Hotline.Storage.Casebook.Accounts;

namespace Hotline.Benchmarks.Seeding;

/// <summary>Who answered the closed cases: names without accounts, so that nobody can sign in as them and the first account is still to be made.</summary>
internal static class InventedStaff
{
    public static readonly IReadOnlyList<Account> All = [.. new[] { "Aigul", "Bekzod", "Dilnoza", "Marat", "Nigora", "Saida", "Timur", "Zarina" }.Select(Of)];

    private static Account Of(string alias) => new()
    {
        Id = $"invented-{alias.ToLowerInvariant()}",
        Name = alias,
        NormalizedName = alias.ToUpperInvariant(),
        Alias = alias,
        Roles = [Role.Operator],
        Languages = [],
        PasswordHash = "",
        SecurityStamp = "",
        CreatedAt = DateTimeOffset.UnixEpoch,
    };
}
