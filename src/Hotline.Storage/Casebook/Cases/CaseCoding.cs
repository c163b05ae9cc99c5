using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Casebook.Schema;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Cases;

/// <summary>
/// Changes the codes of a case: fields, flags, outcomes. Each call works in the caller's transaction and leaves an entry of its history. The values are the caller's to check. The
/// conversation hears nothing of it, so the version of who holds the case stays. Thread-safe; the context is the caller's.
/// </summary>
public sealed class CaseCoding(TimeProvider clock)
{
    /// <summary>Sets the named fields and leaves the others; an empty list takes the answer back. By its holder, on the version of the codes that they saw.</summary>
    public async Task<CaseAnswer> SetFieldsAsync(
        CasebookContext context, HeldCase held, long codesVersion, IReadOnlyDictionary<string, IReadOnlyList<string>> fields, CancellationToken cancellationToken)
    {
        var answer = await HeldAsync(context, held, codesVersion, cancellationToken);
        if (answer is not { Verdict: CaseVerdict.Done, Case: { } found }) return answer;
        foreach (var (field, values) in fields)
        {
            await context.Fields.Where(f => f.CaseId == found.Id && f.Field == field).ExecuteDeleteAsync(cancellationToken);
            context.Fields.AddRange(values.Distinct(StringComparer.Ordinal).Select(value => new CaseFieldValue { CaseId = found.Id, Field = field, Value = value }));
            Note(context, held.By, found, CodeChange.Field, field, values);
        }

        return await FinishAsync(context, found, found.Flags, cancellationToken);
    }

    /// <summary>Decides of one violation code, over what the script made of the answers. By its holder, on the version of the codes that they saw.</summary>
    public async Task<CaseAnswer> SetFlagAsync(CasebookContext context, HeldCase held, long codesVersion, FlagDecision decision, CancellationToken cancellationToken)
    {
        var answer = await HeldAsync(context, held, codesVersion, cancellationToken);
        if (answer is not { Verdict: CaseVerdict.Done, Case: { } found }) return answer;
        await context.Flags.Where(f => f.CaseId == found.Id && f.Code == decision.Code).ExecuteDeleteAsync(cancellationToken);
        context.Flags.Add(new CaseFlag
        {
            CaseId = found.Id,
            Code = decision.Code,
            Stands = decision.Stands,
            Source = decision.Source,
            Confidence = decision.Confidence,
            Since = decision.Since,
            Until = decision.Until,
            AccountId = held.By.Id,
            Alias = held.By.Alias,
            At = clock.GetUtcNow(),
        });
        Note(context, held.By, found, CodeChange.Flag, decision.Code, [decision.Stands ? "stands" : "not_so", .. Known(decision.Source, decision.Confidence, decision.Since, decision.Until)]);
        return await FinishAsync(context, found, Standing(found.Flags, [(decision.Code, decision.Stands)]), cancellationToken);
    }

    /// <summary>Adds what came of a case, also long after its end, by whoever learnt of it.</summary>
    public async Task<CaseAnswer> AddOutcomeAsync(CasebookContext context, string id, Account by, OutcomeTold told, CancellationToken cancellationToken)
    {
        if (await LockedAsync(context, id, cancellationToken) is not { } found) return CaseAnswer.NotFound;
        if (found.ConversationId is null) return new CaseAnswer(CaseVerdict.Closed, found);
        Add(context, by, found, told);
        return await FinishAsync(context, found, found.Flags, cancellationToken);
    }

    /// <summary>Within a change of the caller's, who saves and raises the version.</summary>
    internal void Add(CasebookContext context, Account by, Case about, OutcomeTold told)
    {
        context.Outcomes.Add(new CaseOutcome
        {
            CaseId = about.Id,
            Code = told.Code,
            Day = told.Day,
            ConfirmedBy = told.ConfirmedBy,
            Share = told.Share,
            AccountId = by.Id,
            Alias = by.Alias,
            At = clock.GetUtcNow(),
        });
        Note(context, by, about, CodeChange.Outcome, told.Code, [told.ConfirmedBy, .. Known(told.Day, told.Share)]);
    }

    internal void Note(CasebookContext context, Account by, Case about, string what, string name, IReadOnlyList<string> values) => context.CodeChanges.Add(new CodeChange
    {
        CaseId = about.Id,
        Version = about.CodesVersion + 1,
        What = what,
        Name = name,
        Values = values,
        AccountId = by.Id,
        Alias = by.Alias,
        At = clock.GetUtcNow(),
    });

    /// <summary>The flags that stand once operators have decided of some.</summary>
    internal static IReadOnlyList<string> Standing(IEnumerable<string> flags, IReadOnlyCollection<(string Code, bool Stands)> decided) =>
        [.. flags.Where(flag => decided.All(d => d.Code != flag || d.Stands)).Concat(decided.Where(d => d.Stands).Select(d => d.Code)).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> Known(params string?[] values) => values.OfType<string>();

    private static async Task<CaseAnswer> HeldAsync(CasebookContext context, HeldCase held, long codesVersion, CancellationToken cancellationToken)
    {
        var answer = CaseWork.Check(await LockedAsync(context, held.Id, cancellationToken), held);
        if (answer is not { Verdict: CaseVerdict.Done, Case: { } found }) return answer;
        if (found.ConversationId is null) return new CaseAnswer(CaseVerdict.Closed, found);
        return found.CodesVersion == codesVersion ? answer : new CaseAnswer(CaseVerdict.Changed, found);
    }

    /// <summary>The row is locked first: what operators decide and what the journal brings meet in its flags.</summary>
    private static Task<Case?> LockedAsync(CasebookContext context, string id, CancellationToken cancellationToken)
    {
        CaseQueue.EnsureTransaction(context);
        return context.Cases.AsNoTracking().Where(c => c.Id == id).LockedToChange().FirstOrDefaultAsync(cancellationToken);
    }

    private static async Task<CaseAnswer> FinishAsync(CasebookContext context, Case found, IReadOnlyList<string> flags, CancellationToken cancellationToken)
    {
        await context.Cases.Where(c => c.Id == found.Id).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.Flags, flags).SetProperty(c => c.CodesVersion, c => c.CodesVersion + 1), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        return new CaseAnswer(CaseVerdict.Done, await CaseQueue.FindAsync(context, found.Id, cancellationToken));
    }
}

/// <summary>What an operator decides of a violation code; see <see cref="CaseFlag"/>.</summary>
public sealed record FlagDecision(string Code, bool Stands, string? Source = null, string? Confidence = null, string? Since = null, string? Until = null);

/// <summary>What came of a case; see <see cref="CaseOutcome"/>.</summary>
public sealed record OutcomeTold(string Code, string ConfirmedBy, string? Day = null, string? Share = null);
