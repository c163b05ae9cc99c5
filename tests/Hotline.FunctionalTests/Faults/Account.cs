using Hotline.FunctionalTests.FakeTelegram;

namespace Hotline.FunctionalTests.Faults;

/// <summary>A reply as the provider took it. <paramref name="Unsure"/>: the program may not have read that it was taken.</summary>
internal sealed record Reply(string Text, bool Unsure)
{
    public static Reply Of(SentMessage message) => new(message.Text, message.AnswerLost || message.AnswerMaybeLost);
}

/// <summary>
/// What one person should have heard against what they heard: everything, in order, once; a second time only where the program could not know that the first arrived.
/// </summary>
internal sealed record Account(IReadOnlyList<string> Faults, int Doubled)
{
    public static Account Of(string person, IReadOnlyList<string> expected, IReadOnlyList<Reply> heard)
    {
        var faults = new List<string>();
        var (next, doubled) = (0, 0);
        for (var i = 0; i < heard.Count; i++)
        {
            if (next < expected.Count && heard[i].Text == expected[next]) next++;
            else if (next > 0 && heard[i].Text == expected[next - 1] && heard.Take(i).Any(r => r.Unsure && r.Text == heard[i].Text)) doubled++;
            else faults.Add($"{person}: reply {i + 1} is '{heard[i].Text}' where '{expected.ElementAtOrDefault(next) ?? "nothing"}' should be; before it: {string.Join(" | ", heard.Take(i).TakeLast(3))}");
        }

        if (next < expected.Count) faults.Add($"{person}: '{expected[next]}' and {expected.Count - next - 1} after it never came");
        return new(faults, doubled);
    }
}
