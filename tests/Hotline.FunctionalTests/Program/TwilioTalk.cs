using System.Text.RegularExpressions;
using Hotline.FunctionalTests.Twilio;

namespace Hotline.FunctionalTests.Program;

/// <summary>
/// A person with a phone at the emulated Twilio: <c>+7…</c> writes SMS, <c>whatsapp:+7…</c> writes on WhatsApp. On WhatsApp choices are buttons and lists. By SMS they are numbered lines, and whoever would press
/// one writes its number with the dot that stands behind it.
/// </summary>
internal sealed partial class TwilioTalk(EmulatedTwilio twilio, string address) : ITalk
{
    private int heard;

    public string Address => address;

    public Task WritesAsync(string text) => twilio.WritesAsync(address, text);

    /// <summary>How many buttons were pressed, and how many rows of lists.</summary>
    public (int Buttons, int Rows) Pressed { get; private set; }

    public async Task TapsAsync(string choice)
    {
        switch (await FindAsync(choice))
        {
            case { Data: { } data } found:
                Pressed = found.IsRow ? (Pressed.Buttons, Pressed.Rows + 1) : (Pressed.Buttons + 1, Pressed.Rows);
                heard = (await ToldAsync()).Count;
                await twilio.TapsAsync(address, found.Label, data, found.IsRow);
                break;
            case var found:
                await AnswerAsync(found.Number is { } number ? $"{number}." : found.Label);
                break;
        }
    }

    public async Task NumbersAsync(string choice) => await AnswerAsync((await FindAsync(choice)).Number!);

    public async Task SaysAsync(string choice) => await AnswerAsync((await FindAsync(choice)).Label);

    public async Task AnswersAsync(string text)
    {
        await twilio.UntilAsync(all => all.Count(m => m.To == address) > heard ? all : null, $"an answer to {address} before they write '{text}'");
        await AnswerAsync(text);
    }

    public Task HearsAsync(string part) => FindMessageAsync(part);

    /// <summary>The message with these words, once it was said.</summary>
    public Task<EmulatedMessage> FindMessageAsync(string part) =>
        twilio.UntilAsync(all => all.LastOrDefault(m => m.To == address && m.Body.Contains(part, StringComparison.Ordinal)), $"'{part}' to {address}");

    public async Task<IReadOnlyList<EmulatedMessage>> ToldAsync() => [.. (await twilio.MessagesAsync()).Where(m => m.To == address)];

    private async Task AnswerAsync(string text)
    {
        heard = (await ToldAsync()).Count;
        await WritesAsync(text);
    }

    private Task<Choice> FindAsync(string choice) => twilio.UntilAsync(
        all =>
        {
            var said = all.Where(m => m.To == address).Skip(heard).ToList();
            return Offered(said, choice) ?? Numbered(said, choice);
        },
        $"the choice '{choice}' to {address}");

    /// <summary>Of the buttons and lists since the person's last answer; numbers go on over the lists of one question.</summary>
    private static Choice? Offered(List<EmulatedMessage> said, string choice)
    {
        var offered = said.SelectMany(m => (m.Keyboard?.Choices ?? []).Select(one => (one.Title, one.Data, IsRow: m.Keyboard!.Open is not null))).ToList();
        var at = offered.FindIndex(one => one.Data.Contains($":{choice}:", StringComparison.Ordinal));
        return at < 0 ? null : new Choice($"{at + 1}", offered[at].Title, offered[at].Data, offered[at].IsRow);
    }

    /// <summary>The line of that choice, of those said since the person's last answer. A choice that stands alone has no number.</summary>
    private static Choice? Numbered(List<EmulatedMessage> said, string choice)
    {
        var line = said.SelectMany(m => Line().Matches(m.Body)).LastOrDefault(found => ChoiceWords.Are(found.Groups["label"].Value, choice));
        return line is null ? null : new Choice(line.Groups["number"] is { Success: true, Value: var number } ? number : null, line.Groups["label"].Value);
    }

    [GeneratedRegex(@"^(?:(?<number>\d+)\.|[–-]) (?<label>.+)$", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Line();

    private sealed record Choice(string? Number, string Label, string? Data = null, bool IsRow = false);
}
