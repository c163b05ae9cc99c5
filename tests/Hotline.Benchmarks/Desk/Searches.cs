using System.Text.Json;
using Hotline.Benchmarks.Seeding;

namespace Hotline.Benchmarks.Desk;

/// <summary>What is searched for, of each kind: few of many, many, hardly any, none, one person's, and far back in a list.</summary>
internal sealed class Searches(Crowd crowd, IReadOnlyList<InventedPerson> people, IReadOnlyList<string> codes, DeskHouse house)
{
    private const int PagesBack = 20;

    /// <summary>Name, and the body of the search with this number.</summary>
    public async Task<IReadOnlyList<(string Name, Func<int, object> Body)>> AllAsync(CancellationToken cancellationToken)
    {
        var back = await FarBackAsync(cancellationToken);
        var now = TimeProvider.System.GetUtcNow();
        return
        [
            ("by code", n => new { code = codes[n * 17 % codes.Count] }),
            ("by topic", n => new { topic = n % 2 == 0 ? "unpaid_wages" : "pregnancy" }),
            ("by topic, page 21", _ => new { topic = "unpaid_wages", after = back }),
            ("by time and status", n => new { openedFrom = now.AddDays(-400 - n), openedBefore = now.AddDays(-393 - n), status = "closed" }),
            ("by language, channel, outcome", n => new { language = n % 2 == 0 ? "tg" : "uz-Cyrl", channel = "sms", outcome = "left_safely" }),
            ("open and immediate", _ => new { status = "open", urgency = "immediate" }),
            ("what fits none", _ => new { outcome = "harm_after_contact", topic = "pregnancy" }),
            ("by pseudonym", n => new { pseudonym = house.Pseudonyms.Of(people[n % people.Count].Address).Value }),
            ("by exact address", n => new { address = new { channel = people[n % people.Count].Address.Channel.Value, value = people[n % people.Count].Address.Value } }),
        ];
    }

    /// <summary>The place of a page that lies far back in a long list.</summary>
    private async Task<string?> FarBackAsync(CancellationToken cancellationToken)
    {
        string? after = null;
        for (var page = 0; page < PagesBack; page++)
        {
            var found = await crowd.First.AskAsync(HttpMethod.Post, "cases/search", new { topic = "unpaid_wages", after }, cancellationToken);
            if (found.GetProperty("next") is not { ValueKind: JsonValueKind.String } next) return after;
            after = next.GetString();
        }

        return after;
    }
}
