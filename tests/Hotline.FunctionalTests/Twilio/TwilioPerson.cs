namespace Hotline.FunctionalTests.Twilio;

/// <summary>A person with a phone: <c>+7…</c> writes SMS, <c>whatsapp:+7…</c> writes on WhatsApp.</summary>
internal sealed class TwilioPerson(EmulatedTwilio twilio, string address)
{
    private int heard;

    public string Address => address;

    /// <summary>Writes, after something with these words was said since the last time.</summary>
    public async Task AnswersAsync(string question, string words)
    {
        await HearsAsync(question);
        heard = (await ToldAsync()).Count;
        await twilio.WritesAsync(address, words);
    }

    /// <summary>The message with these words, once it was said.</summary>
    public Task<EmulatedMessage> HearsAsync(string part) => twilio.UntilAsync(
        all => all.Where(m => m.To == address).Skip(heard).FirstOrDefault(m => m.Body.Contains(part, StringComparison.Ordinal)), $"'{part}' to {address}");

    public async Task<IReadOnlyList<EmulatedMessage>> ToldAsync() => [.. (await twilio.MessagesAsync()).Where(m => m.To == address)];
}
