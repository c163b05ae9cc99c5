using Hotline.Core.Dialogs;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Funnels;
using MediatR;

namespace Hotline.Desk.Scripts.Unknown;

/// <summary>Sets what people wrote at a question aside, or takes it back (<c>Aside</c> false). It is shown again when as many people write the same anew.</summary>
internal sealed record SetAnswerAside(SetAsideBody? Body) : IDeskRequest<Nothing>
{
    public Permission Needs => Permission.ReadAnswers;

    public string? Audit => "answer_aside";
}

/// <summary>What was shown: the dialog and its node, the language, and the words.</summary>
internal sealed record SetAsideBody(string? Dialog, string? Node, string? Language, string? Words, bool Aside);

/// <summary>Handles <see cref="SetAnswerAside"/>.</summary>
internal sealed class SetAnswerAsideHandler(CasebookContext context, UnknownAnswers unknown, NewestPublication newest) : IRequestHandler<SetAnswerAside, DeskResult<Nothing>>
{
    private static readonly DeskError What = DeskError.Invalid("Say what is to be set aside: dialog, node, language and words, as the list has them.");

    public async Task<DeskResult<Nothing>> Handle(SetAnswerAside request, CancellationToken cancellationToken)
    {
        if (request.Body is not { Dialog: { } dialog, Node: { } node, Language: { } language, Words: { } words } body) return What;
        var publication = newest();
        var question = ReadUnknownAnswersHandler.Questions(publication, dialog).Select(ask => ask.Ref).Where(place => place.Node == node);
        var list = await unknown.ReadAsync(context, question, publication.Settings.Sealed, DateTimeOffset.MinValue, !body.Aside, cancellationToken);
        var lines = list.Answers.Where(a => a.Locale == language && a.Words.Text == words).SelectMany(a => a.Lines).ToList();
        if (lines.Count > 0) await UnknownAnswers.SetAsideAsync(context, lines, body.Aside, cancellationToken);
        return DeskResult<Nothing>.Ok(null);
    }
}
