using Hotline.FunctionalTests.FakeTelegram;

namespace Hotline.FunctionalTests.Faults;

/// <summary>A person who writes one numbered message after another, and what they ought to hear.</summary>
internal sealed class Writer(FakeTelegramServer telegram, FakePerson person)
{
    private readonly Dictionary<long, int> places = [];
    private string last = "";

    public long Id => person.Id;

    /// <summary>Whether the reply to the newest message has come. Replies come in order, so all before it have come too, or never will.</summary>
    public bool HasHeardTheLast => telegram.SentTo(Id).Any(m => m.Text == last);

    /// <summary>Whether each message has been confirmed to Telegram, which may be a moment after its reply has come.</summary>
    public bool IsConfirmed => Confirmed.Count == places.Count;

    /// <summary>The messages, by their places in the order of writing, in the order in which they were confirmed first.</summary>
    public IReadOnlyList<int> Confirmed =>
        [.. telegram.Deliveries.Where(d => d.Status is >= 200 and < 300 && places.ContainsKey(d.UpdateId)).Select(d => places[d.UpdateId]).Distinct()];

    /// <summary>Writes the next message. Returns the id of its update.</summary>
    public long Writes()
    {
        var place = places.Count;
        last = AnswerTo(place);
        var update = place == 0 ? person.Starts() : person.Writes(Words(place));
        places.Add(update, place);
        return update;
    }

    /// <summary>Messages are answered in the order in which the program took them.</summary>
    public Account Account()
    {
        var confirmed = Confirmed;
        return Faults.Account.Of($"person {Id}, confirmed in the order {string.Join(' ', confirmed)}", [.. confirmed.Select(AnswerTo)], [.. telegram.SentTo(Id).Select(Reply.Of)]);
    }

    private static string Words(int place) => $"parcel {place}";

    private static string AnswerTo(int place) => place == 0 ? "Write something." : $"Heard: {Words(place)}";
}
