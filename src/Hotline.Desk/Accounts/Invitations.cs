using System.Security.Cryptography;
using System.Text;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Accounts;

/// <summary>One-time codes that make an account. The code is told once; the casebook keeps its hash. Thread-safe; the context is the caller's.</summary>
internal sealed class Invitations(TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    /// <summary>Without letters and digits that look alike: 24 of 31 are over 118 bits.</summary>
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    private const int Length = 24;

    public static readonly DeskError WrongCode = new(
        StatusCodes.Status401Unauthorized, "wrong_code", "This code is not good, or not any more. It works once, for a day. Ask for a new one; for the first account, restart the server.");

    /// <summary>Adds an invitation; the caller saves.</summary>
    public NewInvitation Add(CasebookContext context, AccountRights rights, string? invitedBy)
    {
        var code = RandomNumberGenerator.GetString(Alphabet, Length);
        var now = clock.GetUtcNow();
        context.Invitations.Add(new Invitation
        {
            CodeHash = Hash(code),
            Roles = [.. Role.All.Where(rights.Roles.Contains)],
            Languages = [.. rights.Languages.Distinct(StringComparer.Ordinal)],
            Topics = [.. rights.Topics.Distinct(StringComparer.Ordinal)],
            Grants = [.. rights.Grants.Distinct(StringComparer.Ordinal)],
            InvitedBy = invitedBy,
            CreatedAt = now,
            ExpiresAt = now + Life,
        });
        return new NewInvitation(code, now + Life);
    }

    /// <summary>The invitation while it is good.</summary>
    public Task<Invitation?> FindAsync(CasebookContext context, string code, CancellationToken cancellationToken)
    {
        var (hash, now) = (Hash(code), clock.GetUtcNow());
        return context.Invitations.AsNoTracking().FirstOrDefaultAsync(i => i.CodeHash == hash && i.ExpiresAt > now, cancellationToken);
    }

    /// <summary>Spends it: true for one caller only.</summary>
    public static async Task<bool> SpendAsync(CasebookContext context, Invitation invitation, CancellationToken cancellationToken) =>
        await context.Invitations.Where(i => i.CodeHash == invitation.CodeHash).ExecuteDeleteAsync(cancellationToken) == 1;

    private static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code.Trim().ToLowerInvariant())));
}

/// <summary>A code to hand over, and until when it is good.</summary>
internal sealed record NewInvitation(string Code, DateTimeOffset ExpiresAt);
