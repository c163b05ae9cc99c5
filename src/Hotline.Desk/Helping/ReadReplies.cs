using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using MediatR;

namespace Hotline.Desk.Helping;

/// <summary>Words that stand ready for this case, in the person's language with the English beside them. Nothing of the case is in them but its country's numbers.</summary>
internal sealed record ReadReplies(string Id) : IDeskRequest<RepliesForCase>
{
    public Permission Needs => Permission.Operate;

    public string? Audit => null;
}

/// <summary>Replies for the case's topic first. <paramref name="Language"/> is the person's.</summary>
internal sealed record RepliesForCase(string Language, IReadOnlyList<ReplyReady> Replies);

/// <summary>One of them. <paramref name="Language"/>: what it is in, when there are no words in the person's. <paramref name="Draft"/>: no native speaker has read it yet.</summary>
internal sealed record ReplyReady(string Id, string Text, string English, string Language, bool Draft);

/// <summary>Handles <see cref="ReadReplies"/>.</summary>
internal sealed class ReadRepliesHandler(CasebookContext context, CasePlaces places, NewestPublication newest, TimeProvider clock) : IRequestHandler<ReadReplies, DeskResult<RepliesForCase>>
{
    public async Task<DeskResult<RepliesForCase>> Handle(ReadReplies request, CancellationToken cancellationToken)
    {
        if (await places.FindAsync(context, request.Id, cancellationToken) is not { } place) return DeskError.NoSuchCase;
        var (publication, today, locale) = (newest(), DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), new LocaleTag(place.Case.Language));
        return DeskResult<RepliesForCase>.Ok(new RepliesForCase(locale.Value, [.. publication.Helpers.RepliesFor(place.Case.Topic).Select(Ready)]), request.Id);

        ReplyReady Ready(CannedReply reply)
        {
            var said = HelperWords.Of(publication, reply.Text, locale, place.Country, today);
            return new ReplyReady(reply.Id, said.Text, HelperWords.Of(publication, reply.Text, LocaleTag.English, place.Country, today).Text, said.Locale.Value, said.Draft);
        }
    }
}
