using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Accounts;

/// <summary>Notes that a helper is here, or goes. In the caller's transaction, who saves.</summary>
public static class ShiftBook
{
    /// <summary>On duty from now on; whoever says so again only says anew until when.</summary>
    public static async Task BeginAsync(CasebookContext context, string account, DateTimeOffset? until, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var began = await EndOpenAsync(context, account, now, cancellationToken);
        context.Shifts.Add(new Shift { AccountId = account, StartedAt = began ?? now, Until = until });
    }

    /// <summary>Off duty from now on, however often one signed in.</summary>
    public static async Task EndAsync(CasebookContext context, string account, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await EndOpenAsync(context, account, now, cancellationToken) is null) context.Shifts.Add(new Shift { AccountId = account, StartedAt = now, EndedAt = now });
    }

    /// <summary>Whoever takes a case is here, also when they had said that they go.</summary>
    public static Task BackAsync(CasebookContext context, string account, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var at = now.ToUnixTimeMilliseconds();
        // One statement: whoever takes the next case waits for it.
        return context.Database.ExecuteSqlAsync(
            $"INSERT INTO shifts (account_id, started_at) SELECT {account}, {at} WHERE (SELECT ended_at FROM shifts WHERE account_id = {account} ORDER BY id DESC LIMIT 1) IS NOT NULL",
            cancellationToken);
    }

    /// <summary>When the shift that was open began; null when none was.</summary>
    private static async Task<DateTimeOffset?> EndOpenAsync(CasebookContext context, string account, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var open = await context.Shifts.Where(s => s.AccountId == account && s.EndedAt == null).OrderBy(s => s.Id).ToListAsync(cancellationToken);
        foreach (var shift in open) shift.EndedAt = now;
        return open.Count > 0 ? open[0].StartedAt : null;
    }
}
