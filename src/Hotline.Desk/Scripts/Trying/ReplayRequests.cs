using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Playing;
using Hotline.Core.Dialogs.Replaying;
using Hotline.Desk.Requests;
using Hotline.Desk.Scripts.Draft;
using MediatR;

namespace Hotline.Desk.Scripts.Trying;

/// <summary>Plays the conversations that were spoken in last against the draft. It opens what people wrote, in memory, so it is on record.</summary>
internal sealed record StartReplay(int Conversations) : IDeskRequest<ReplayScreen>
{
    public Permission Needs => Permission.EditScripts;

    public string? Audit => "scripts_replay";
}

/// <summary>How many, 1 to <see cref="ReplayJobs.Most"/>.</summary>
internal sealed record StartReplayBody(int Conversations);

/// <summary>How far it is.</summary>
internal sealed record ReadReplay(string Id) : IDeskRequest<ReplayScreen>
{
    public Permission Needs => Permission.EditScripts;

    public string? Audit => null;
}

/// <summary>Ends it; what was counted stays.</summary>
internal sealed record StopReplay(string Id) : IDeskRequest<Nothing>
{
    public Permission Needs => Permission.EditScripts;

    public string? Audit => null;
}

/// <summary>Handles <see cref="StartReplay"/>: it begins when its record stands.</summary>
internal sealed class StartReplayHandler(ScriptDraft draft, DraftReading reading, MessageReading texts, NewestPublication newest, ReplayJobs jobs) : IRequestHandler<StartReplay, DeskResult<ReplayScreen>>
{
    private static readonly DeskError Busy = DeskError.Conflict("replay_running", "A replay is running on this server already. Wait for its end, or stop it.");
    private static readonly DeskError HowMany = DeskError.Invalid($"Say how many conversations are to be played: 1 to {ReplayJobs.Most}.");

    public async Task<DeskResult<ReplayScreen>> Handle(StartReplay request, CancellationToken cancellationToken)
    {
        if (request.Conversations is < 1 or > ReplayJobs.Most) return HowMany;
        if (jobs.IsBusy) return Busy;
        var read = await reading.ReadAsync((await draft.ReadAsync(cancellationToken)).Source).WaitAsync(cancellationToken);
        if (read.Result.Publication is not { } publication) return TryScriptHandler.Broken;
        var (id, then) = (Guid.NewGuid().ToString("N"), newest());
        var before = new ReplayScript(then, texts(then));
        return DeskResult<ReplayScreen>.Ok(ReplayScreen.At(id, ReplayStates.Running, 0, request.Conversations, new ReplayTally().Sum())) with
        {
            Outside = _ => Task.FromResult(jobs.Begin(id, before, () => new ReplayScript(publication, read.Texts.Value), request.Conversations) is null ? Busy : null),
        };
    }
}

/// <summary>Handles <see cref="ReadReplay"/>.</summary>
internal sealed class ReadReplayHandler(ReplayJobs jobs) : IRequestHandler<ReadReplay, DeskResult<ReplayScreen>>
{
    public static readonly DeskError Gone = new(
        Microsoft.AspNetCore.Http.StatusCodes.Status404NotFound, "not_found", "This replay is over and forgotten: another was begun, or the server was started anew. Begin it again.");

    public Task<DeskResult<ReplayScreen>> Handle(ReadReplay request, CancellationToken cancellationToken) =>
        Task.FromResult(jobs.Find(request.Id) is { } job ? DeskResult<ReplayScreen>.Ok(job.Screen()) : Gone);
}

/// <summary>Handles <see cref="StopReplay"/>.</summary>
internal sealed class StopReplayHandler(ReplayJobs jobs) : IRequestHandler<StopReplay, DeskResult<Nothing>>
{
    public Task<DeskResult<Nothing>> Handle(StopReplay request, CancellationToken cancellationToken)
    {
        if (jobs.Find(request.Id) is not { } job) return Task.FromResult<DeskResult<Nothing>>(ReadReplayHandler.Gone);
        job.Stop();
        return Task.FromResult(DeskResult<Nothing>.Ok(null));
    }
}
