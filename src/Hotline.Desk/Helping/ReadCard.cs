using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using MediatR;

namespace Hotline.Desk.Helping;

/// <summary>What to ask, what never, and the numbers of the person's country, for the case's topic. <paramref name="Language"/>: the helper's.</summary>
internal sealed record ReadCard(string Id, string? Language) : IDeskRequest<CardForCase>
{
    public Permission Needs => Permission.Operate;

    public string? Audit => null;
}

/// <summary>The safety card. <paramref name="Topic"/> is <c>other</c> where the case's has none; <paramref name="Country"/> is that whose numbers these are.</summary>
internal sealed record CardForCase(string Topic, IReadOnlyList<string> Ask, IReadOnlyList<string> Never, string Country, IReadOnlyList<NumberOfHelp> Numbers);

/// <summary>A number to call there.</summary>
internal sealed record NumberOfHelp(string Name, string Phone);

/// <summary>Handles <see cref="ReadCard"/>; no value where the scripts have no card.</summary>
internal sealed class ReadCardHandler(CasebookContext context, CasePlaces places, NewestPublication newest, TimeProvider clock) : IRequestHandler<ReadCard, DeskResult<CardForCase>>
{
    public async Task<DeskResult<CardForCase>> Handle(ReadCard request, CancellationToken cancellationToken)
    {
        if (await places.FindAsync(context, request.Id, cancellationToken) is not { } place) return DeskError.NoSuchCase;
        var (publication, today, locale) = (newest(), DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), new LocaleTag(request.Language ?? LocaleTag.English.Value));
        if (publication.Helpers.CardFor(place.Case.Topic) is not { } card) return DeskResult<CardForCase>.Ok(null, request.Id);
        var numbers = card.Numbers.Select(role => HelperWords.Number(publication, role, locale, place.Country, today)).OfType<(string Name, string Phone)>();
        return DeskResult<CardForCase>.Ok(
            new CardForCase(card.Topic, Words(card.Ask), Words(card.Never), place.Country, [.. numbers.Select(n => new NumberOfHelp(n.Name, n.Phone))]), request.Id);

        IReadOnlyList<string> Words(IReadOnlyList<TextRef> lines) => [.. lines.Select(line => HelperWords.Of(publication, line, locale, place.Country, today).Text)];
    }
}
