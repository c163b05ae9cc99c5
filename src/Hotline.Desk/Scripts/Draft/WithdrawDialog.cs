using Hotline.Core.Dialogs.Publishing;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook.Publications;
using MediatR;

namespace Hotline.Desk.Scripts.Draft;

/// <summary>Takes a dialog out of use in the draft: whoever comes to it, and whoever is in it, goes on at <paramref name="To"/> once that is published.</summary>
internal sealed record WithdrawDialog(string? Dialog, string? To) : IDeskRequest<WrittenFiles>
{
    public Permission Needs => Permission.EditScripts;

    public string? Audit => null;
}

/// <summary>The dialog, and where its people go on: a dialog, or <c>dialog.node</c>.</summary>
internal sealed record WithdrawBody(string? Dialog, string? To);

/// <summary>Handles <see cref="WithdrawDialog"/>.</summary>
internal sealed class WithdrawDialogHandler(ScriptDraft draft, DraftReading drafts) : IRequestHandler<WithdrawDialog, DeskResult<WrittenFiles>>
{
    private static readonly DeskError Broken = DeskError.Conflict("draft_broken", "The draft has errors. Mend them first, then withdraw; nothing was changed.");

    public async Task<DeskResult<WrittenFiles>> Handle(WithdrawDialog request, CancellationToken cancellationToken)
    {
        var view = await draft.ReadAsync(cancellationToken);
        if ((await drafts.ReadAsync(view.Source).WaitAsync(cancellationToken)).Result.Publication is not { } publication) return Broken;
        var withdrawn = Withdrawal.Of(view.Source, publication, request.Dialog ?? "", request.To ?? "");
        if (withdrawn.Source is not { } source) return DeskError.Invalid(withdrawn.Refusal!);
        var written = await draft.WriteAsync(
            [.. source.Files.Where(f => view.Source.Files.GetValueOrDefault(f.Key) != f.Value).Select(f => new DraftChange(f.Key, view.Version(f.Key), f.Value))], cancellationToken);
        return written.Error is { } refusal ? refusal : DeskResult<WrittenFiles>.Ok(new WrittenFiles([.. written.Value!.Select(v => new WrittenFile(v.Key, v.Value))]));
    }
}
