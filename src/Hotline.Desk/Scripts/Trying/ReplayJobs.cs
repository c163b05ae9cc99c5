using System.Data.Common;
using Hotline.Core.Cases;
using Hotline.Core.Dialogs.Replaying;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Conversations;
using Hotline.Storage.Protection;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Scripts.Trying;

/// <summary>
/// Plays real conversations against a draft beside the server's work: one replay at a time, one conversation after another, and three quarters of the time it rests, so that people do not wait for it. Nothing of it is
/// stored; a restart ends it. Thread-safe.
/// </summary>
internal sealed class ReplayJobs(IDbContextFactory<CasebookContext> contexts, ToldTalks talks, TimeProvider clock) : IDisposable
{
    /// <summary>Most conversations of one replay.</summary>
    public const int Most = 500;

    /// <summary>For each moment at work, so many at rest.</summary>
    private const int Rest = 3;

    private readonly Lock _gate = new();
    private ReplayJob? _last;

    /// <summary>Begins; null while another runs.</summary>
    public ReplayJob? Begin(string id, ReplayScript then, Func<ReplayScript> draft, int conversations)
    {
        lock (_gate)
        {
            if (_last is { IsRunning: true }) return null;
            _last?.Dispose();
            var job = _last = new ReplayJob(id);
            _ = Task.Run(() => RunAsync(job, then, draft, conversations), CancellationToken.None);
            return job;
        }
    }

    public bool IsBusy
    {
        get
        {
            lock (_gate) return _last is { IsRunning: true };
        }
    }

    /// <summary>The last one, if it is called so.</summary>
    public ReplayJob? Find(string id)
    {
        lock (_gate) return _last?.Id == id ? _last : null;
    }

    private async Task RunAsync(ReplayJob job, ReplayScript then, Func<ReplayScript> draft, int conversations)
    {
        try
        {
            await PlayAsync(job, then, new Replay(then, draft()), conversations, job.Stopped);
            job.End(ReplayStates.Done);
        }
        catch (OperationCanceledException)
        {
            job.End(ReplayStates.Stopped);
        }
        catch (Exception fault) when (fault is DbException or InvalidOperationException or CasebookAwayException)
        {
            job.End(ReplayStates.Failed);
        }
        finally
        {
            // Whatever else goes wrong: one that seemed to run for ever would keep every other from beginning.
            if (job.IsRunning) job.End(ReplayStates.Failed);
        }
    }

    private async Task PlayAsync(ReplayJob job, ReplayScript then, Replay replay, int conversations, CancellationToken stopped)
    {
        var (ids, texts) = await ChooseAsync(then, conversations, stopped);
        job.Begin(ids.Count);
        foreach (var id in ids)
        {
            var began = clock.GetTimestamp();
            job.Add(await EndAsync(id, texts, replay, stopped));
            await Task.Delay(clock.GetElapsedTime(began) * Rest, clock, stopped);
        }
    }

    private async Task<(IReadOnlyList<string> Ids, IReadOnlySet<string> Texts)> ChooseAsync(ReplayScript then, int conversations, CancellationToken stopped)
    {
        await using var context = await contexts.CreateDbContextAsync(stopped);
        SealedMatters hidden = then.Publication.Settings.Sealed;
        return (await ToldTalks.NewestAsync(context, hidden, conversations, stopped), await ToldTalks.TextsOfAsync(context, then.Publication, stopped));
    }

    /// <summary>Words are in memory here, and nowhere behind it. Who was erased in this moment has none.</summary>
    private async Task<ReplayEnd?> EndAsync(string id, IReadOnlySet<string> texts, Replay replay, CancellationToken stopped)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync(stopped);
            return await talks.FindAsync(context, id, texts, stopped) is { } told ? replay.Of(told) : null;
        }
        catch (SealedDataException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _last?.Stop();
        }
    }
}
