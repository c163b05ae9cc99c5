using Hotline.Core.Cases;
using Hotline.Core.Channels.Operators;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Cases;
using Hotline.Storage.Casebook.Operators;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Hotline.Desk.Operators;

/// <summary>
/// Keeps the group as the casebook is: a topic for every open case that may be shown, none for any other. It compares, and makes the calls that are missing, so it bears a crash at any place, being run twice,
/// and a provider that was away. Thread-safe.
/// </summary>
internal sealed partial class GroupTopics(
    IDbContextFactory<CasebookContext> contexts, IOperatorsGroup group, TopicNews news, GroupState state, CaseRules rules, Func<SealedMatters> matters, TimeProvider clock, ILogger<GroupTopics> logger)
{
    /// <summary>Topics at once. Beyond them the most urgent have one; the others are at the desk.</summary>
    public const int Most = 200;

    /// <summary>Cases looked at for a new topic: some of them are sealed.</summary>
    private const int Looked = 2 * Most;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    /// <summary>One look at everything. Returns how long nothing more can be done because the provider wants us to wait; zero when it does not.</summary>
    public async Task<TimeSpan> RoundAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await LetGoAsync(context, cancellationToken);
        await BeginAsync(context, cancellationToken);
        var rows = await context.GroupTopics.OrderBy(t => t.Id).ToListAsync(cancellationToken);
        var ids = rows.Select(r => r.CaseId).OfType<string>().ToList();
        var cases = await context.Cases.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellationToken);
        // What must go goes first; then the most urgent.
        foreach (var row in rows.OrderByDescending(r => r.CaseId is null ? int.MaxValue : (int)(cases.GetValueOrDefault(r.CaseId)?.Urgency ?? Urgency.Normal)).ThenBy(r => r.Id))
        {
            if (row.NextTryAt > clock.GetUtcNow()) continue;
            while (await StepAsync(context, row, row.CaseId is { } id ? cases.GetValueOrDefault(id) : null, cancellationToken) is { } done)
            {
                if (done is Step.Wait { For: var wait }) return wait;
                if (done is Step.Failed) break;
            }
        }

        await context.SaveChangesAsync(cancellationToken);
        return TimeSpan.Zero;
    }

    /// <summary>Takes the case off every topic whose case is closed, erased or sealed, or is nobody's any more after words of the person stood there.</summary>
    private async Task LetGoAsync(CasebookContext context, CancellationToken cancellationToken)
    {
        var sealedNow = matters();
        var held = await context.GroupTopics.Where(t => t.CaseId != null)
            .GroupJoin(context.Cases, t => t.CaseId, c => c.Id, (t, c) => new { t.Id, t.ToldLine, Cases = c })
            .SelectMany(t => t.Cases.DefaultIfEmpty(), (t, c) => new { t.Id, t.ToldLine, Case = c }).AsNoTracking().ToListAsync(cancellationToken);
        foreach (var topic in held.Where(t => t.Case is null || !MayShow(t.Case, sealedNow) || (t.ToldLine > 0 && t.Case.HolderId is null)))
            await context.GroupTopics.Where(t => t.Id == topic.Id).ExecuteUpdateAsync(t => t.SetProperty(x => x.CaseId, (string?)null).SetProperty(x => x.NextTryAt, (DateTimeOffset?)null), cancellationToken);
    }

    /// <summary>Writes a row for every case that has none: before its topic is made.</summary>
    private async Task BeginAsync(CasebookContext context, CancellationToken cancellationToken)
    {
        var room = Most - await context.GroupTopics.CountAsync(cancellationToken);
        if (room <= 0) return;
        var sealedNow = matters();
        var open = await context.Cases.AsNoTracking()
            .Where(c => c.Status != CaseStatus.Closed && c.ConversationId != null && !context.GroupTopics.Any(t => t.CaseId == c.Id))
            .OrderByDescending(c => c.Urgency).ThenBy(c => c.WaitingSince).ThenBy(c => c.Id).Take(Looked).ToListAsync(cancellationToken);
        foreach (var row in open.Where(c => MayShow(c, sealedNow)).Take(room))
            context.GroupTopics.Add(new GroupTopic { CaseId = row.Id, Name = CaseFace.NameOf(row, state.Words), ShownUrgency = row.Urgency, MadeAt = clock.GetUtcNow() });
        await context.SaveChangesAsync(cancellationToken);
    }

    private static bool MayShow(Case row, SealedMatters sealedNow) => row.Status != CaseStatus.Closed && row.ConversationId is not null && !sealedNow.Holds(row.Topic, row.Flags);

    /// <summary>The next call that a topic needs; null when it is as it should be.</summary>
    private async Task<Step?> StepAsync(CasebookContext context, GroupTopic row, Case? about, CancellationToken cancellationToken)
    {
        if (row.CaseId is null || about is null) return await RemoveAsync(context, row, cancellationToken);
        if (row.ThreadId is not { } topic) return await MakeAsync(context, row, cancellationToken);
        var face = CaseFace.Of(about, rules.Duty.Zone, state.Rules?.DeskAddress ?? "", state.Words);
        if (row.CardId is not { } card)
            return await CallAsync(context, row, new GroupCall.Post(topic, face.Text, face.Rows), id => Show(row, about, face, id), cancellationToken);
        if (row.Name != face.Name) return await CallAsync(context, row, new GroupCall.NameTopic(topic, face.Name), _ => row.Name = face.Name, cancellationToken);
        if (row.Shown != face.Mark) return await CallAsync(context, row, new GroupCall.Change(card, face.Text, face.Rows), _ => Show(row, about, face, card), cancellationToken);
        if (await news.NextAsync(context, row, about, cancellationToken) is { } post) return await CallAsync(context, row, new GroupCall.Post(topic, post.Text), _ => post.Remember(row), cancellationToken);
        if (about.Urgency < row.ShownUrgency)
        {
            row.ShownUrgency = about.Urgency;
            await context.SaveChangesAsync(cancellationToken);
        }

        return null;
    }

    private static void Show(GroupTopic row, Case about, CaseFace face, long? card)
    {
        (row.CardId, row.Shown, row.ShownVersion) = (card, face.Mark, about.Version);
        // A card that is posted for the first time shows the urgency itself.
        if (about.Urgency < row.ShownUrgency) row.ShownUrgency = about.Urgency;
    }

    /// <summary>Its answer may be lost, and the provider's own note of the topic may come before it. Whichever is written first is the case's topic; another one must go.</summary>
    private async Task<Step?> MakeAsync(CasebookContext context, GroupTopic row, CancellationToken cancellationToken)
    {
        var result = await group.CallAsync(new GroupCall.MakeTopic(row.Name!), cancellationToken);
        if (result is not GroupResult.Done { Id: { } made }) return await NotDoneAsync(context, row, result, cancellationToken);
        var id = row.Id;
        await context.ChangeAsync(
            async () =>
            {
                if (await context.GroupTopics.AnyAsync(t => t.ThreadId == made, cancellationToken)) return;
                if (await context.GroupTopics.Where(t => t.Id == id && t.ThreadId == null).ExecuteUpdateAsync(t => t.SetProperty(x => x.ThreadId, made), cancellationToken) == 1) return;
                context.GroupTopics.Add(new GroupTopic { ThreadId = made, Name = row.Name, MadeAt = clock.GetUtcNow() });
                await context.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);
        await context.Entry(row).ReloadAsync(cancellationToken);
        return row.ThreadId is null ? new Step.Failed() : new Step.Done();
    }

    private async Task<Step?> RemoveAsync(CasebookContext context, GroupTopic row, CancellationToken cancellationToken)
    {
        if (row.ThreadId is { } topic)
        {
            var result = await group.CallAsync(new GroupCall.RemoveTopic(topic), cancellationToken);
            if (result is not (GroupResult.Done or GroupResult.Gone)) return await NotDoneAsync(context, row, result, cancellationToken);
        }

        context.GroupTopics.Remove(row);
        await context.SaveChangesAsync(cancellationToken);
        return null;
    }

    private async Task<Step?> CallAsync(CasebookContext context, GroupTopic row, GroupCall call, Action<long?> remember, CancellationToken cancellationToken)
    {
        var result = await group.CallAsync(call, cancellationToken);
        if (result is not GroupResult.Done { Id: var id }) return await NotDoneAsync(context, row, result, cancellationToken, call);
        remember(id);
        (row.Tries, row.NextTryAt) = (0, null);
        await context.SaveChangesAsync(cancellationToken);
        return new Step.Done();
    }

    private async Task<Step> NotDoneAsync(CasebookContext context, GroupTopic row, GroupResult result, CancellationToken cancellationToken, GroupCall? call = null)
    {
        if (result is GroupResult.Later { Wait: var wait }) return new Step.Wait(wait);
        // Somebody deleted the card, or the topic: the one is posted again, the other made anew, and what is left of it goes.
        if (result is GroupResult.Gone && call is GroupCall.Change) row.CardId = null;
        else if (result is GroupResult.Gone && call is GroupCall.Post or GroupCall.NameTopic) row.CaseId = null;
        else Back(row, result);
        await context.SaveChangesAsync(cancellationToken);
        return new Step.Failed();
    }

    /// <summary>Tried again later, and then ever later.</summary>
    private void Back(GroupTopic row, GroupResult result)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(row.Tries, 10));
        row.Tries++;
        row.NextTryAt = clock.GetUtcNow() + (pause < LongestPause ? pause : LongestPause);
        if (result is GroupResult.Refused { Words: var words }) Log.Refused(logger, row.Id, row.Tries, words);
    }

    private abstract record Step
    {
        internal sealed record Done : Step;

        internal sealed record Wait(TimeSpan For) : Step;

        internal sealed record Failed : Step;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Topic {Topic} of the operators' group, try {Try}: Telegram refused a call and it is made again later: {Words}")]
        public static partial void Refused(ILogger logger, long topic, int @try, string words);
    }
}
