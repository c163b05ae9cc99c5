using Hotline.Core.Dialogs.Loading;
using Hotline.Desk.Requests;
using Hotline.Desk.Scripts.Draft;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Publications;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Hotline.Desk.Scripts.Publishing;

/// <summary>What a coordinator saw when they asked to publish: the number that was current, the hash of the draft that was checked, and why.</summary>
internal sealed record PublishBody(long Number, string? Hash, string? Why);

/// <summary>The slow part, before anything is written: whether the draft may be published. Its answers are kept for <see cref="PublishDraft"/>.</summary>
internal sealed record TryPublish(PublishBody? Body) : IDeskRequest<Nothing>
{
    public Permission Needs => Permission.EditScripts;

    public string? Audit => null;
}

/// <summary>Makes the draft what every server uses, and empties it; history, audit and draft in one transaction.</summary>
internal sealed record PublishDraft(PublishBody Body) : IDeskRequest<PublishedEntry>
{
    public Permission Needs => Permission.EditScripts;

    public string? Audit => PublicationActs.Publish;
}

/// <summary>Why nothing is published.</summary>
internal static class PublishRefusals
{
    public static readonly DeskError Git = DeskError.Conflict("git", "The scripts of this server are files on its disk. Change them there and start the server again; nothing was published.");
    public static readonly DeskError Faults = new(StatusCodes.Status422UnprocessableEntity, "faults", "The script has errors, or a conversation goes another way than its test says. Mend them, then publish; nothing was published.");
    public static readonly DeskError Changed = DeskError.Conflict("changed", "Somebody published, or changed the draft, since you looked. Look at the changes again, then publish; nothing was published.");
    public static readonly DeskError Unchanged = DeskError.Conflict("unchanged", "These files are what is used now. Nothing was published.");
    public static readonly DeskError Why = DeskError.Invalid($"Say why, in a sentence of at most {PublicationEntry.LongestWhy} characters: in a year nobody will remember it.");

    public static bool IsReason(string? why) => why?.Trim() is { Length: > 0 and <= PublicationEntry.LongestWhy };
}

/// <summary>Handles <see cref="TryPublish"/>.</summary>
internal sealed class TryPublishHandler(ScriptDraft draft, ScriptChecks checks, ScriptsHome home) : IRequestHandler<TryPublish, DeskResult<Nothing>>
{
    public async Task<DeskResult<Nothing>> Handle(TryPublish request, CancellationToken cancellationToken)
    {
        if (!home.IsServer) return PublishRefusals.Git;
        if (request.Body is not { } body || !PublishRefusals.IsReason(body.Why)) return PublishRefusals.Why;
        var view = await draft.ReadAsync(cancellationToken);
        if (view.Source.Hash == view.Base.Source.Hash) return PublishRefusals.Unchanged;
        if (view.Base.Number != body.Number || view.Source.Hash != body.Hash) return PublishRefusals.Changed;
        var (publication, _) = await checks.CheckAsync(view.Source, cancellationToken);
        var played = await checks.PlayAsync(view.Source, cancellationToken);
        return publication is null || played.Any(f => f.Severity == FaultSeverity.Error) ? PublishRefusals.Faults : DeskResult<Nothing>.Ok(null);
    }
}

/// <summary>Handles <see cref="PublishDraft"/>.</summary>
internal sealed class PublishDraftHandler(CasebookContext context, ScriptDraft draft, ScriptChecks checks, PublicationBook book, CasebookChanges changes, DeskSession session)
    : IRequestHandler<PublishDraft, DeskResult<PublishedEntry>>
{
    public async Task<DeskResult<PublishedEntry>> Handle(PublishDraft request, CancellationToken cancellationToken)
    {
        var (body, view) = (request.Body, await draft.ReadAsync(cancellationToken));
        if (view.Source.Hash != body.Hash) return PublishRefusals.Changed;
        if ((await checks.CheckAsync(view.Source, cancellationToken)).Publication is not { } publication) return PublishRefusals.Faults;
        var published = new NewPublication(publication, view.Source, PublicationActs.Publish, body.Why!.Trim(), session.Operator.Id);
        if (await book.AddAsync(context, published, body.Number, cancellationToken) is not { } entry) return PublishRefusals.Changed;
        await DraftBook.ClearAsync(context, view.Changed.Values, cancellationToken);
        return PublishedEntry.Made(entry, session.Operator.Alias, book, changes);
    }
}
