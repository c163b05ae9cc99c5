using Hotline.Storage.Casebook;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Support;

/// <summary>More cases than anybody opens in a test, written as rows: nobody's, with topics, languages, channels, outcomes and days in a fixed mixture.</summary>
internal static class ManyCases
{
    private const string Rows =
        """
        WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {0})
        INSERT INTO cases (id, channel, topic, urgency, reasons, flags, language, opened_at, waiting_since, first_answered_at, status, version, codes_version, outcome, closed_at, closed_in_conversation, sealed_summary)
        SELECT 'M' || substr('000000000' || i, -9),
            CASE i % 4 WHEN 0 THEN 'telegram' WHEN 1 THEN 'sms' WHEN 2 THEN 'whatsapp' ELSE 'web' END,
            CASE i % 7 WHEN 0 THEN 'unpaid_wages' WHEN 1 THEN 'documents' WHEN 2 THEN 'medical' WHEN 3 THEN 'detention' WHEN 4 THEN 'violence' WHEN 5 THEN 'housing' ELSE 'other' END,
            CASE WHEN i % 50 = 0 THEN 2 WHEN i % 5 = 0 THEN 1 ELSE 0 END, '', '',
            CASE i % 5 WHEN 0 THEN 'ru' WHEN 1 THEN 'tg' WHEN 2 THEN 'ky' WHEN 3 THEN 'uz-Latn' ELSE 'kk' END,
            {3} - i * 60000, {3} - i * 60000, {3} - i * 60000 + (i % 1000) * 1000,
            CASE WHEN i < {1} THEN 'Waiting' ELSE 'Closed' END, 1, 0,
            CASE WHEN i < {1} THEN NULL WHEN i % 1000 = 999 THEN 'paid_in_full' ELSE 'information_given' END,
            CASE WHEN i < {1} THEN NULL ELSE {3} - i * 30000 END, {2}, {4}
        FROM n
        """;

    /// <summary>Puts them there, the newest opened a minute before <paramref name="before"/>, one each minute. The first <paramref name="open"/> of them wait.</summary>
    public static async Task InsertAsync(CasebookContext context, int all, int open, DateTimeOffset before, bool onPostgres, CancellationToken cancellationToken)
    {
        var (no, nothing) = onPostgres ? ("false", "decode(repeat('ab', 300), 'hex')") : ("0", "zeroblob(300)");
        var ids = onPostgres ? Rows.Replace("substr('000000000' || i, -9)", "lpad(i::text, 9, '0')", StringComparison.Ordinal) : Rows;
        var sql = string.Format(System.Globalization.CultureInfo.InvariantCulture, ids, all - 1, open, no, before.ToUnixTimeMilliseconds() - 60000, nothing);
        await context.Database.ExecuteSqlRawAsync(sql, cancellationToken);
        // PostgreSQL does this by itself, a little later.
        if (onPostgres) await context.Database.ExecuteSqlRawAsync("VACUUM ANALYZE cases", cancellationToken);
    }
}
