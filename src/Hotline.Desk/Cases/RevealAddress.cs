using System.Text.RegularExpressions;
using Hotline.Core.Messaging;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Cases;
using Hotline.Storage.Casebook.Contacts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Cases;

/// <summary>
/// Shows one address of the person of a case, once. The audit keeps the code of the reason; the note stands in the case, sealed, and goes with the person.
/// <paramref name="Pseudonym"/>: which address; null is where they are now.
/// </summary>
internal sealed record RevealAddress(string Id, string? Reason, string? Note, string? Pseudonym) : IDeskRequest<RevealedAddress>
{
    public Permission Needs => Permission.RevealAddress;

    public string? Audit => "address_reveal";

    public string? AuditReason => Reason;
}

/// <summary>An address in the open.</summary>
internal sealed record RevealedAddress(string Channel, string Address)
{
    // A record would print it.
    public override string ToString() => nameof(RevealedAddress);
}

/// <summary>Why an address may be looked at.</summary>
internal static class RevealReasons
{
    /// <summary>Then a note says what.</summary>
    public const string Other = "other";

    public static readonly IReadOnlyList<string> All = ["life_at_risk", "asked_for_call", "missing_or_detained", "referral_agreed", Other];
}

/// <summary>Handles <see cref="RevealAddress"/>.</summary>
internal sealed partial class RevealAddressHandler(CasebookContext context, KnownAddresses addresses, ContactVault vault, DeskSession session, TimeProvider clock)
    : IRequestHandler<RevealAddress, DeskResult<RevealedAddress>>
{
    private const int Shortest = 3;
    private const int Longest = 200;

    private static readonly DeskError Erased = DeskError.Conflict("erased", "The person's data was deleted. There is no address any more.");
    private static readonly DeskError NoAddress = DeskError.Conflict("no_address", "There is no address to show: it was a page on the web, or the address is not kept any more.");

    public async Task<DeskResult<RevealedAddress>> Handle(RevealAddress request, CancellationToken cancellationToken)
    {
        if (await context.Cases.AsNoTracking().FirstOrDefaultAsync(c => c.Id == request.Id, cancellationToken) is not { } found) return DeskError.NoSuchCase;
        var note = request.Note?.Trim() ?? "";
        if (Broken(request.Reason, note) is { } words) return DeskError.Invalid(words);
        if (found.ConversationId is not { } conversation) return Erased;
        using var seal = await vault.HoldAsync(context, conversation, cancellationToken);
        if (seal is null) return Erased;
        if (await addresses.FindAsync(context, conversation, request.Pseudonym, cancellationToken) is not { } known || !IsForPeople(known.Channel)) return NoAddress;
        context.Notes.Add(CaseNote.Of(found, session.Operator, CaseNote.AddressRevealed, note.Length == 0 ? request.Reason! : $"{request.Reason}: {note}", seal, clock.GetUtcNow()));
        return DeskResult<RevealedAddress>.Ok(new RevealedAddress(known.Channel, known.Value), found.Id);
    }

    private static string? Broken(string? reason, string note)
    {
        if (reason is null || !RevealReasons.All.Contains(reason)) return $"Say why you need the address: {string.Join(", ", RevealReasons.All)}.";
        if (note.Length > Longest) return $"This note is too long: {Longest} characters at most.";
        if (reason == RevealReasons.Other && note.Length < Shortest) return "Say in a few words why you need the address.";
        return Number().IsMatch(note) ? "Write no numbers into the note: the address itself must not stand there." : null;
    }

    /// <summary>A page on the web and a terminal have no address that somebody could use.</summary>
    private static bool IsForPeople(string channel) => channel != ChannelId.Web.Value && channel != ChannelId.Terminal.Value && channel != ChannelId.Within.Value;

    [GeneratedRegex(@"(?:\d[ ().-]*){5}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Number();
}
