using Hotline.Core.Channels;
using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Cases;
using MediatR;

namespace Hotline.Desk.Cases;

/// <summary>Opens a case. Colleagues may look at each other's, and every look is audited. <paramref name="Language"/>: what its questions and answers are called in; English where we have no words in it.</summary>
internal sealed record ReadCase(string Id, string? Language = null) : IDeskRequest<CaseScreen>
{
    public Permission Needs => Permission.Operate;

    public string? Audit => "case_read";
}

/// <summary>Handles <see cref="ReadCase"/>.</summary>
internal sealed class ReadCaseHandler(CasebookContext context, CaseReader reader, NewestPublication newest, IEnumerable<IChannel> channels, DeskSession session) : IRequestHandler<ReadCase, DeskResult<CaseScreen>>
{
    public async Task<DeskResult<CaseScreen>> Handle(ReadCase request, CancellationToken cancellationToken) =>
        await reader.ReadAsync(context, request.Id, cancellationToken) is { } folder
            ? DeskResult<CaseScreen>.Ok(CaseScreen.Of(folder, channels.FirstOrDefault(c => c.Id.Value == folder.Case.Channel), AnswerTable.Of(folder, newest(), new LocaleTag(request.Language ?? LocaleTag.English.Value)), session.Words), folder.Case.Id)
            : DeskError.NoSuchCase;
}
