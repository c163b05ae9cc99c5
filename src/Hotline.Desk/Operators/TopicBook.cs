using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Operators;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Operators;

/// <summary>Which topic of the group is about which case. Thread-safe.</summary>
internal sealed class TopicBook(IDbContextFactory<CasebookContext> contexts, TimeProvider clock)
{
    public async Task<bool> IsOursAsync(long topic, CancellationToken cancellationToken) => await FindAsync(topic, cancellationToken) is not null;

    /// <summary>Null for a topic that is not about a case, or not any more.</summary>
    public async Task<GroupTopic?> FindAsync(long topic, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.GroupTopics.AsNoTracking().FirstOrDefaultAsync(t => t.ThreadId == topic && t.CaseId != null, cancellationToken);
    }

    /// <summary>
    /// Our bot made a topic of this name: it is the one that a case waits for whose answer was lost, or it is one too many, and must go. The case's row is known by its name, which begins with the case's code.
    /// </summary>
    public async Task MadeAsync(long topic, string name, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.ChangeAsync(
            async () =>
            {
                if (await context.GroupTopics.AnyAsync(t => t.ThreadId == topic, cancellationToken)) return;
                if (await context.GroupTopics.Where(t => t.Name == name && t.ThreadId == null && t.CaseId != null).ExecuteUpdateAsync(t => t.SetProperty(x => x.ThreadId, topic), cancellationToken) == 1) return;
                context.GroupTopics.Add(new GroupTopic { ThreadId = topic, Name = name, MadeAt = clock.GetUtcNow() });
                await context.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);
    }

    /// <summary>What members see now is this version: the next that they ask for is asked of it.</summary>
    public async Task ShowsAsync(string caseId, long version, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.GroupTopics.Where(t => t.CaseId == caseId && t.ShownVersion < version).ExecuteUpdateAsync(t => t.SetProperty(x => x.ShownVersion, version), cancellationToken);
    }
}
