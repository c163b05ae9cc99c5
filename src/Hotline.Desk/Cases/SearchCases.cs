using Hotline.Core.Cases;
using Hotline.Desk.Api;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Cases;
using Hotline.Storage.Protection;
using MediatR;

namespace Hotline.Desk.Cases;

/// <summary>Body of <c>cases/search</c>: all that is asked must fit. Only codes are searched, never words.</summary>
internal sealed record SearchBody(
    string? Code,
    string? Topic,
    [property: Codes(typeof(Urgency))] string? Urgency,
    [property: Codes(typeof(CaseStand))] string? Status,
    string? Language,
    string? Channel,
    DateTimeOffset? OpenedFrom,
    DateTimeOffset? OpenedBefore,
    string? Holder,
    [property: Codes(typeof(OutcomeCodes))] string? Outcome,
    string? Pseudonym,
    AddressAskedBody? Address,
    string? After);

/// <summary>An exact address. It comes in a body, because addresses of pages stand in logs and histories.</summary>
internal sealed record AddressAskedBody(string? Channel, string? Value)
{
    // A record would print it.
    public override string ToString() => nameof(AddressAskedBody);
}

/// <summary>Finds cases. To ask by an address is to learn whether it is known, so it needs the permission to see addresses, and is on record.</summary>
internal sealed record SearchCases(SearchBody? Asked) : IDeskRequest<CaseList>
{
    public Permission Needs => Asked?.Address is null ? Permission.Oversee : Permission.RevealAddress;

    public string? Audit => Asked?.Address is null ? null : "address_search";
}

/// <summary>Handles <see cref="SearchCases"/>.</summary>
internal sealed class SearchCasesHandler(CasebookContext context, DeskSession session, Pseudonyms pseudonyms) : IRequestHandler<SearchCases, DeskResult<CaseList>>
{
    /// <summary>Longest text that is asked for; no code and no address is longer.</summary>
    private const int Longest = 256;

    /// <summary>What <c>holder</c> calls who asks.</summary>
    private const string Me = "me";

    public async Task<DeskResult<CaseList>> Handle(SearchCases request, CancellationToken cancellationToken)
    {
        if (request.Asked is not { } asked) return DeskError.NoBody;
        if (Broken(asked) is { } words) return DeskError.Invalid(words);
        var filter = FilterOf(asked);
        if (filter == new CaseFilter()) return DeskError.Invalid("Say what to look for: one field at least.");
        // The filter names nobody: an address is its pseudonym by now.
        var list = $"search {filter}";
        var after = asked.After is { } text ? Read(list, text) : null;
        if (after is null && asked.After is not null) return PageCursor.NoSuchPage;
        var page = await CaseSearch.PageAsync(context, filter, after, cancellationToken);
        return DeskResult<CaseList>.Ok(CaseList.Of(page, place => PageCursor.Write(list, PageCursor.Of(place.OpenedAt), place.Id)));
    }

    private static string? Broken(SearchBody asked)
    {
        string?[] texts = [asked.Code, asked.Topic, asked.Language, asked.Channel, asked.Holder, asked.Pseudonym, asked.Address?.Channel, asked.Address?.Value];
        if (texts.Any(t => t?.Length > Longest)) return $"This is too long: {Longest} characters at most.";
        if (asked.Urgency is not null && Codes.ReadUrgency(asked.Urgency) is null) return $"There is no urgency '{asked.Urgency}'. Known: {Known(typeof(Urgency))}.";
        if (asked.Status is not null && StandOf(asked.Status) is null) return $"There is no status '{asked.Status}'. Known: {Known(typeof(CaseStand))}.";
        if (asked.Outcome is not null && OutcomeCodes.Find(asked.Outcome) is null) return $"There is no outcome '{asked.Outcome}'. Known: {Known(typeof(OutcomeCodes))}.";
        if (asked.Address is { } address && (string.IsNullOrWhiteSpace(address.Channel) || string.IsNullOrWhiteSpace(address.Value))) return "Say the channel and the whole address.";
        if (asked is { Address: not null, Pseudonym: not null }) return "Ask by a pseudonym or by an address, not by both.";
        return asked.OpenedFrom >= asked.OpenedBefore ? "The time from which is not before the time until which." : null;
    }

    private CaseFilter FilterOf(SearchBody asked) => new()
    {
        Id = Given(asked.Code) is { } code ? CaseCodes.Read(code) : null,
        Topic = Given(asked.Topic),
        Urgency = Codes.ReadUrgency(asked.Urgency),
        Stand = StandOf(asked.Status),
        Language = Given(asked.Language),
        Channel = Given(asked.Channel),
        From = asked.OpenedFrom?.ToUniversalTime(),
        Before = asked.OpenedBefore?.ToUniversalTime(),
        HolderId = Given(asked.Holder) is { } holder ? holder == Me ? session.Operator.Id : holder : null,
        Outcome = asked.Outcome,
        Pseudonym = asked.Address is { } address ? pseudonyms.Of(AddressText.Read(address.Channel!, address.Value!)).Value : Given(asked.Pseudonym)?.ToLowerInvariant(),
    };

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string Known(Type codes) => string.Join(", ", ApiCodes.All[codes]);

    private static CaseStand? StandOf(string? code) => CaseStands.All.TryGetValue(code ?? "", out var stand) ? stand : null;

    private static OpenedCursor? Read(string list, string text) => PageCursor.Read(list, text, 2) is [var at, var id] && PageCursor.Time(at) is { } opened ? new OpenedCursor(opened, id) : null;
}
