using Hotline.FunctionalTests.FakeTelegram;

namespace Hotline.FunctionalTests.Faults;

/// <summary>A person who writes one numbered message after another, and what they ought to hear.</summary>
internal sealed class Writer(FakeTelegramServer telegram, FakePerson person)
{
    private readonly List<string> expected = [];
    private readonly List<long> updates = [];

    public long Id => person.Id;

    /// <summary>Whether the reply to the newest message has come. Replies come in order, so all before it have come too, or never will.</summary>
    public bool HasHeardTheLast => telegram.SentTo(Id).Any(m => m.Text == expected[^1]);

    /// <summary>The messages in the order in which they were confirmed, as their places in the order of writing.</summary>
    public string ConfirmedOrder => string.Join(' ', telegram.Deliveries.Where(d => d.Status is >= 200 and < 300 && updates.Contains(d.UpdateId)).Select(d => updates.IndexOf(d.UpdateId)));

    /// <summary>Writes the next message. Returns the id of its update.</summary>
    public long Writes()
    {
        updates.Add(WritesNext());
        return updates[^1];
    }

    private long WritesNext()
    {
        if (expected.Count == 0)
        {
            expected.Add("Write something.");
            return person.Starts();
        }

        var words = $"parcel {expected.Count}";
        expected.Add($"Heard: {words}");
        return person.Writes(words);
    }

    public Account Account() => Faults.Account.Of($"person {Id}, confirmed in the order {ConfirmedOrder}", expected, [.. telegram.SentTo(Id).Select(Reply.Of)]);
}
