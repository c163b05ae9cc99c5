using Hotline.Storage.Casebook.Contacts;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Retention;

/// <summary>Addresses that staff may see, of people whose case is closed. The pseudonym stays, and the conversation itself still knows where to answer: with a new case the address is there again.</summary>
internal sealed class AgedAddresses : AgedKind
{
    /// <summary>What stands where an address stood that must keep its row.</summary>
    private static readonly byte[] Nothing = [];

    /// <summary>The way of a person's further addresses.</summary>
    private const string Elsewhere = "elsewhere";

    public override string Name => "address";

    public override string Unit => "addresses";

    public override TimeSpan Age(RetentionOptions options) => TimeSpan.FromDays(options.AddressDays);

    public override async Task<int> CountAsync(CasebookContext context, DateTimeOffset before, CancellationToken cancellationToken) =>
        await Own(context, before).CountAsync(cancellationToken) + await Others(context, before).CountAsync(cancellationToken);

    public override async Task<IReadOnlyList<AgedItem>> FindAsync(CasebookContext context, DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        var own = await Own(context, before).OrderBy(a => a.Pseudonym).Take(most).Select(a => a.Pseudonym).ToListAsync(cancellationToken);
        var others = await Others(context, before).OrderBy(u => u.ContactId).Take(most - own.Count).Select(u => u.ContactId).ToListAsync(cancellationToken);
        return [.. AgedItem.All(own), .. AgedItem.All(others.Distinct(StringComparer.Ordinal), Elsewhere)];
    }

    public override async Task<int> DropAsync(CasebookContext context, DateTimeOffset before, IReadOnlyList<AgedItem> items, CancellationToken cancellationToken)
    {
        var (own, others) = (AgedItem.Of(items), AgedItem.Of(items, Elsewhere));
        var dropped = own.Length == 0 ? 0 : await Own(context, before).Where(a => own.Contains(a.Pseudonym)).ExecuteDeleteAsync(cancellationToken);
        return others.Length == 0 ? dropped : dropped + await Others(context, before).Where(u => others.Contains(u.ContactId)).ExecuteUpdateAsync(set => set.SetProperty(u => u.Sealed, Nothing), cancellationToken);
    }

    private static IQueryable<ContactAddress> Own(CasebookContext context, DateTimeOffset before) =>
        context.Addresses.Where(a => OpenPeople.ClosedBefore(context, before).Any(v => v.Id == a.Pseudonym));

    private static IQueryable<AddressUse> Others(CasebookContext context, DateTimeOffset before) =>
        context.AddressUses.Where(u => u.Sealed != Nothing && OpenPeople.ClosedBefore(context, before).Any(v => v.ContactId == u.ContactId));
}
