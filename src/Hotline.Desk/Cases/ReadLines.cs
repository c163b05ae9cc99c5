using System.Globalization;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Conversations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Cases;

/// <summary>Older lines of a case's transcript than its screen shows. Audited as the reading that it is.</summary>
internal sealed record ReadLines(string Id, string? After) : IDeskRequest<LineList>
{
    public Permission Needs => Permission.Operate;

    public string? Audit => "case_read";
}

/// <summary>A page of lines, the oldest first, and the place behind which still older ones stand.</summary>
internal sealed record LineList(IReadOnlyList<Line> Lines, string? Next);

/// <summary>Handles <see cref="ReadLines"/>.</summary>
internal sealed class ReadLinesHandler(CasebookContext context, CaseLines lines, DeskSession session) : IRequestHandler<ReadLines, DeskResult<LineList>>
{
    public async Task<DeskResult<LineList>> Handle(ReadLines request, CancellationToken cancellationToken)
    {
        var found = await context.Cases.AsNoTracking().Where(c => c.Id == request.Id).Select(c => new { c.ConversationId }).FirstOrDefaultAsync(cancellationToken);
        if (found is null) return DeskError.NoSuchCase;
        if (request.After is not { } text || LinePlaces.Read(request.Id, text) is not { } behind) return PageCursor.NoSuchPage;
        if (found.ConversationId is not { } conversation) return DeskResult<LineList>.Ok(new LineList([], null), request.Id);
        var page = await lines.PageAsync(context, conversation, behind, cancellationToken);
        return DeskResult<LineList>.Ok(new LineList([.. page.Lines.Reverse().Select(l => Line.Of(l, session.Words))], LinePlaces.Write(request.Id, page.Next)), request.Id);
    }
}

/// <summary>Cursors in the transcript of a case.</summary>
internal static class LinePlaces
{
    public static string? Write(string caseId, LinePlace? place) => place is null
        ? null
        : PageCursor.Write(List(caseId), PageCursor.Of(place.At), Text(place.Position), Text(place.Part), Text(place.Id));

    public static LinePlace? Read(string caseId, string text) =>
        PageCursor.Read(List(caseId), text, 4) is [var at, var position, var part, var id] && PageCursor.Time(at) is { } time && Number(position) is { } where && Number(part) is >= 0 and <= int.MaxValue and var piece && Number(id) is { } row
            ? new LinePlace(time, where, (int)piece, row)
            : null;

    private static string List(string caseId) => $"lines {caseId}";

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
