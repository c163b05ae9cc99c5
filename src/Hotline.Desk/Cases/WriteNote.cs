using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Cases;
using MediatR;

namespace Hotline.Desk.Cases;

/// <summary>Words for colleagues on a case, by whoever may read it. The person never sees them.</summary>
internal sealed record WriteNote(string Id, string Text) : IDeskRequest<Nothing>, IChangesCases
{
    public Permission Needs => Permission.Operate;

    public string? Audit => "case_note";
}

/// <summary>The summary that stands above a case, by its holder. Empty words take it down.</summary>
internal sealed record PinSummary(string Id, long Version, string Text) : IDeskRequest<Nothing>, IChangesCases
{
    public Permission Needs => Permission.Operate;

    public string? Audit => "case_pin";
}

/// <summary>Handles <see cref="WriteNote"/>.</summary>
internal sealed class WriteNoteHandler(CasebookContext context, CaseNotes notes, DeskSession session) : IRequestHandler<WriteNote, DeskResult<Nothing>>
{
    public async Task<DeskResult<Nothing>> Handle(WriteNote request, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.Text)) return DeskError.Invalid("Write something first.");
        if (NoteRules.TooLong(request.Text) is { } error) return error;
        return (await notes.WriteAsync(context, request.Id, session.Operator, request.Text, cancellationToken)).Silent();
    }
}

/// <summary>Handles <see cref="PinSummary"/>.</summary>
internal sealed class PinSummaryHandler(CasebookContext context, CaseNotes notes, DeskSession session) : IRequestHandler<PinSummary, DeskResult<Nothing>>
{
    public async Task<DeskResult<Nothing>> Handle(PinSummary request, CancellationToken cancellationToken)
    {
        if (NoteRules.TooLong(request.Text) is { } error) return error;
        return (await notes.PinAsync(context, new HeldCase(request.Id, request.Version, session.Operator), request.Text.Trim(), cancellationToken)).Silent();
    }
}
