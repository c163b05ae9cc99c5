using System.Text.RegularExpressions;
using Hotline.FunctionalTests.Twilio;

namespace Hotline.FunctionalTests.Program;

/// <summary>
/// A person with a phone at the emulated Twilio: <c>+7…</c> writes SMS, <c>whatsapp:+7…</c> writes on WhatsApp. There are no buttons there: choices are numbered lines, and whoever would press one writes its number with
/// the dot that stands behind it.
/// </summary>
internal sealed partial class TwilioTalk(EmulatedTwilio twilio, string address) : ITalk
{
    private int heard;

    public string Address => address;

    public Task WritesAsync(string text) => twilio.WritesAsync(address, text);

    public async Task TapsAsync(string choice) => await AnswerAsync(await FindAsync(choice) is { Number: { } number } ? $"{number}." : (await FindAsync(choice)).Label);

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

    /// <summary>The line of that choice, of those said since the person's last answer. A choice that stands alone has no number.</summary>
    private async Task<(string? Number, string Label)> FindAsync(string choice)
    {
        var line = await twilio.UntilAsync(
            all => all.Where(m => m.To == address).Skip(heard).SelectMany(m => Line().Matches(m.Body)).LastOrDefault(found => ChoiceWords.Are(found.Groups["label"].Value, choice)), $"the choice '{choice}' to {address}");
        return (line.Groups["number"] is { Success: true, Value: var number } ? number : null, line.Groups["label"].Value);
    }

    [GeneratedRegex(@"^(?:(?<number>\d+)\.|[–-]) (?<label>.+)$", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Line();
}
