using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Conversations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Cases;

/// <summary>Looks for words in the transcript of one opened case. Audited as the reading that it is; what was looked for is kept nowhere.</summary>
internal sealed record FindInCase(string Id, string Text, string? After) : IDeskRequest<FoundInCase>
{
    public Permission Needs => Permission.Operate;

    public string? Audit => "case_find";

    // A record would print what was looked for.
    public override string ToString() => nameof(FindInCase);
}

/// <summary>The lines that hold it, the newest first. <paramref name="Looked"/>: how many lines were looked through; with <paramref name="Next"/> it goes on behind them.</summary>
internal sealed record FoundInCase(IReadOnlyList<Line> Found, int Looked, string? Next);

/// <summary>Handles <see cref="FindInCase"/>.</summary>
internal sealed class FindInCaseHandler(CasebookContext context, CaseLines lines, DeskSession session) : IRequestHandler<FindInCase, DeskResult<FoundInCase>>
{
    private const int Shortest = 2;
    private const int Longest = 100;

    public async Task<DeskResult<FoundInCase>> Handle(FindInCase request, CancellationToken cancellationToken)
    {
        var found = await context.Cases.AsNoTracking().Where(c => c.Id == request.Id).Select(c => new { c.ConversationId }).FirstOrDefaultAsync(cancellationToken);
        if (found is null) return DeskError.NoSuchCase;
        var wanted = request.Text.Trim();
        if (wanted.Length is < Shortest or > Longest) return DeskError.Invalid($"Write {Shortest} to {Longest} characters to look for.");
        var behind = request.After is { } text ? LinePlaces.Read(request.Id, text) : null;
        if (behind is null && request.After is not null) return PageCursor.NoSuchPage;
        if (found.ConversationId is not { } conversation) return DeskResult<FoundInCase>.Ok(new FoundInCase([], 0, null), request.Id);
        var page = await lines.FindAsync(context, conversation, wanted, behind, cancellationToken);
        return DeskResult<FoundInCase>.Ok(new FoundInCase([.. page.Lines.Select(l => Line.Of(l, session.Words))], page.Looked, LinePlaces.Write(request.Id, page.Next)), request.Id);
    }
}
