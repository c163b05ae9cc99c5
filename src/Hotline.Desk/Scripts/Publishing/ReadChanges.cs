using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Dialogs.Publishing;
using Hotline.Desk.Requests;
using Hotline.Desk.Scripts.Draft;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Publications;
using MediatR;

namespace Hotline.Desk.Scripts.Publishing;

/// <summary>What the draft changes of what is current, in words; with a <paramref name="Number"/>, what that publication changed of the one before it; and with <paramref name="IsBack"/>, what using it again would change of what is current.</summary>
internal sealed record ReadChanges(long? Number = null, bool IsBack = false) : IDeskRequest<ScriptChanges>
{
    public Permission Needs => Permission.EditScripts;

    public string? Audit => null;
}

/// <summary>The changes. <paramref name="Compared"/> false: one of the two cannot be read, or there is nothing before it.</summary>
internal sealed record ScriptChanges(IReadOnlyList<ScriptChange> Changes, bool Compared);

/// <summary>
/// One thing that is otherwise. <paramref name="Kind"/>: what it is (question, dialog, fact, file …), <paramref name="Name"/> which one, <paramref name="What"/> became of it, in the desk's language.
/// <paramref name="Waiting"/>: people who wait for an answer there.
/// </summary>
internal sealed record ScriptChange(string Kind, string Name, IReadOnlyList<string> What, string? File, string? Node, int Waiting);

/// <summary>Handles <see cref="ReadChanges"/>.</summary>
internal sealed class ReadChangesHandler(CasebookContext context, ScriptDraft draft, CurrentScripts current, ScriptChecks checks, DraftReading drafts, PublicationBook book, DeskSession session)
    : IRequestHandler<ReadChanges, DeskResult<ScriptChanges>>
{
    public static readonly DeskError NoPublication = new(Microsoft.AspNetCore.Http.StatusCodes.Status404NotFound, "not_found", "There is no publication of this number. Go back to the history.");

    public async Task<DeskResult<ScriptChanges>> Handle(ReadChanges request, CancellationToken cancellationToken)
    {
        if (request.Number is not { } number)
        {
            var view = await draft.ReadAsync(cancellationToken);
            return await CompareAsync(view.Base.Source, view.Source, isDraft: true, isPast: false, cancellationToken);
        }

        if (await book.FindAsync(number, cancellationToken) is not var (_, source)) return NoPublication;
        if (request.IsBack) return await CompareAsync((await current.ReadAsync(cancellationToken)).Source, source, isDraft: false, isPast: false, cancellationToken);
        return await book.FindAsync(number - 1, cancellationToken) is var (_, before)
            ? await CompareAsync(before, source, isDraft: false, isPast: true, cancellationToken)
            : DeskResult<ScriptChanges>.Ok(new ScriptChanges([], Compared: false));
    }

    private async Task<DeskResult<ScriptChanges>> CompareAsync(PublicationSource before, PublicationSource after, bool isDraft, bool isPast, CancellationToken cancellationToken)
    {
        if (before.Hash == after.Hash) return DeskResult<ScriptChanges>.Ok(new ScriptChanges([], Compared: true));
        var old = await checks.StandingAsync(before, cancellationToken);
        var now = isDraft ? (await drafts.ReadAsync(after).WaitAsync(cancellationToken)).Result.Publication : await checks.StandingAsync(after, cancellationToken);
        if (old is null || now is null) return DeskResult<ScriptChanges>.Ok(new ScriptChanges([.. FileDiff.Of(before, after, all: true).Select(Line)], Compared: false));
        // Who waits today says nothing of a change that was made long ago.
        var waiting = isPast ? new Dictionary<NodeRef, int>() : await PublicationBook.WaitingAsync(context, cancellationToken);
        return DeskResult<ScriptChanges>.Ok(new ScriptChanges([.. PublicationPlan.Changed(before, old, after, now, waiting).Select(Line)], Compared: true));
    }

    private ScriptChange Line(PublicationChange change)
    {
        var (kind, name) = change.Subject.Split(' ', 2) is [var one, var which] ? (one, which) : ("settings", change.Subject);
        var file = change.Place is { } place ? $"dialogs/{place.Dialog}.yaml" : kind == "file" ? name : null;
        return new ScriptChange(kind, name, [.. change.What.Select(session.Words.Of)], file, change.Place?.ToString(), change.Waiting);
    }
}
