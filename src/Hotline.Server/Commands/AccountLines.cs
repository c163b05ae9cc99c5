using Hotline.Desk.Accounts;

namespace Hotline.Server.Commands;

/// <summary>An account as <c>hotline users list --json</c> prints it. <paramref name="Topics"/>: none is all of them. <paramref name="LastSeen"/> is null when they never came.</summary>
internal sealed record AccountLine(
    string Name, string Alias, IReadOnlyList<string> Roles, IReadOnlyList<string> Grants, IReadOnlyList<string> Languages, IReadOnlyList<string> Topics, bool Disabled, bool SecondFactor, DateTimeOffset? LastSeen)
{
    public static AccountLine Of(StaffAccount account) => new(
        account.Name, account.Alias, account.Rights.Roles, account.Rights.Grants, account.Rights.Languages, account.Rights.Topics, account.Disabled, account.SecondFactor, account.LastSeen);
}

/// <summary>A one-time link as <c>hotline users invite --json</c> prints it.</summary>
internal sealed record InvitationLine(string Link, DateTimeOffset Ends);

/// <summary>What was done to an account, and how many of its cases went back to the queue.</summary>
internal sealed record ChangedLine(string Name, int CasesReturned);

/// <summary>A password by chance as <c>hotline users new-password --json</c> prints it.</summary>
internal sealed record PasswordLine(string Name, string Password);
