using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Casebook.Conversations;
using Hotline.Storage.Protection;

namespace Hotline.Benchmarks.Seeding;

/// <summary>
/// The rows of one invented person as the projector, the desk and the case clocks would have left them: contact, key, addresses, conversation, and one <see cref="CaseStory"/> after the other. All that people
/// say is sealed under the person's own key.
/// </summary>
internal sealed class PersonRows(ContactVault vault, Pseudonyms pseudonyms, CaseRules rules, DateTimeOffset now)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(3 * 365);

    private readonly IReadOnlyDictionary<string, InventedWords> words = InventedWords.Read();

    public IEnumerable<object> Of(InventedPerson person, ConversationId id)
    {
        var dice = new Random(person.Seed);
        var key = vault.NewKey(id.Value, now);
        using var seal = vault.Open(key);
        var language = Spread.Languages.Pick(dice);
        var story = new CaseStory(person, id, language, words.GetValueOrDefault(language, words["ru"]), seal, rules, now);
        // Whoever waits wrote lately; the closed cases lie in the years before, one after the other.
        var begins = Openings(person, dice);
        var rows = begins.SelectMany((at, index) => story.Rows(index, at, waits: person.Waits && index == begins.Count - 1, dice)).ToList();
        var (first, last) = (begins[0] - CaseStory.TalkBefore, story.LastAt);
        rows.Add(key);
        rows.Add(new Contact { Id = id.Value, FirstSeen = first, LastSeen = last });
        rows.Add(new ContactAddress { Pseudonym = id.Value, ContactId = id.Value, Channel = person.Address.Channel.Value, Sealed = seal.Seal(SealPurpose.Address, person.Address.Value) });
        if (person.Moved is { } moved) rows.AddRange([Use(id, person.Address, first, last, seal), Use(id, moved, last, until: null, seal)]);
        rows.Add(new Conversation
        {
            Id = id.Value,
            ContactId = id.Value,
            Channel = person.Address.Channel.Value,
            Mode = Codes.Of(person.Waits ? ConversationMode.Waiting : ConversationMode.Closed),
            Locale = language == LocaleTag.Unknown.Value ? LocaleTag.Russian.Value : language,
            Place = person.Waits ? "unpaid_wages.to_operator" : "intake.menu",
            Publication = "invented",
            LastAt = last,
        });
        return rows;
    }

    /// <summary>When each case was opened, the last of somebody who waits as long ago as its urgency has it.</summary>
    private List<DateTimeOffset> Openings(InventedPerson person, Random dice)
    {
        var ended = Enumerable.Range(0, person.Closed).Select(_ => now - TimeSpan.FromDays(21) - (Remembered * dice.NextDouble())).Order().ToList();
        for (var i = 1; i < ended.Count; i++) ended[i] = ended[i] - ended[i - 1] < CaseStory.Longest ? ended[i - 1] + CaseStory.Longest : ended[i];
        if (person.Waits) ended.Add(now);
        return ended;
    }

    private AddressUse Use(ConversationId id, Address address, DateTimeOffset since, DateTimeOffset? until, ContactSeal seal) => new()
    {
        ContactId = id.Value,
        Pseudonym = pseudonyms.Of(address).Value,
        Channel = address.Channel.Value,
        Since = since,
        Until = until,
        Ended = until is null ? null : "changed",
        Agreed = until is null,
        InUse = until is null,
        OwnWords = false,
        Sealed = seal.Seal(SealPurpose.Address, address.Value),
    };
}
