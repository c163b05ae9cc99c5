using Hotline.Desk.Api;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Publications;
using MediatR;

namespace Hotline.Desk.Scripts.Publishing;

/// <summary>The history of publications, the newest first; those below <paramref name="Before"/>.</summary>
internal sealed record ReadPublications(long? Before) : IDeskRequest<PublicationHistory>
{
    public Permission Needs => Permission.EditScripts;

    public string? Audit => null;
}

/// <summary>A page of it. <paramref name="More"/>: there are older ones.</summary>
internal sealed record PublicationHistory(IReadOnlyList<PublishedEntry> Entries, bool More);

/// <summary>
/// One act of publishing. <paramref name="By"/> is null at the server's terminal. <paramref name="FilesOf"/>: the number whose files these are again. <paramref name="Structure"/> and
/// <paramref name="Text"/> name what was built and what was said.
/// </summary>
internal sealed record PublishedEntry(
    long Number, DateTimeOffset At, string? By, [property: Codes(typeof(PublishedEntry))] string Act, string Why, long? FilesOf, string Structure, string Text)
{
    /// <summary>The codes of <see cref="Act"/>.</summary>
    public static readonly IReadOnlyList<string> Acts = [PublicationActs.Publish, PublicationActs.RollBack, PublicationActs.Withdraw, PublicationActs.Adopt];

    public static PublishedEntry Of(PublicationEntry entry, string? by) => new(entry.Number, entry.At, by, entry.Act, entry.Why, entry.FilesOf, entry.Structure, entry.Text);

    /// <summary>The answer of an act; servers and pages hear of it when it stands.</summary>
    public static DeskResult<PublishedEntry> Made(PublicationEntry entry, string by, PublicationBook book, CasebookChanges changes) => DeskResult<PublishedEntry>.Ok(Of(entry, by)) with
    {
        Outside = _ =>
        {
            book.Tell();
            changes.Publish(CasebookChange.Scripts);
            return Task.FromResult<DeskError?>(null);
        },
    };
}

/// <summary>Handles <see cref="ReadPublications"/>.</summary>
internal sealed class ReadPublicationsHandler(CasebookContext context) : IRequestHandler<ReadPublications, DeskResult<PublicationHistory>>
{
    public async Task<DeskResult<PublicationHistory>> Handle(ReadPublications request, CancellationToken cancellationToken)
    {
        var (entries, aliases) = await PublicationBook.ListAsync(context, request.Before, cancellationToken);
        return DeskResult<PublicationHistory>.Ok(new PublicationHistory(
            [.. entries.Select(e => PublishedEntry.Of(e, e.AccountId is { } id ? aliases.GetValueOrDefault(id, id) : null))], entries is [.., { Number: > 1 }]));
    }
}
