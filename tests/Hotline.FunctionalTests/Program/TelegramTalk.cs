using Hotline.FunctionalTests.FakeTelegram;

namespace Hotline.FunctionalTests.Program;

/// <summary>A person on the fake Telegram who answers by the ids of choices, so that a test does not hang on the wording.</summary>
internal sealed class TelegramTalk(FakeTelegramServer telegram, FakePerson person) : ITalk
{
    private int _heard;

    public FakePerson Person => person;

    /// <summary>Everything the bot said to this person, joined.</summary>
    public string Said => string.Join('\n', telegram.SentTo(person.Id).Select(m => m.Text));

    /// <summary>Waits until the bot has asked something with a choice of this id after the last answer, and taps it.</summary>
    public async Task TapsAsync(string choice)
    {
        var (message, at) = await FindAsync(choice);
        person.Taps(message, Buttons(message)[at].Data);
    }

    /// <summary>Waits until the bot has asked something with a choice of this id after the last answer.</summary>
    public Task OffersAsync(string choice) => FindAsync(choice);

    public async Task NumbersAsync(string choice) => person.Writes($"{(await FindAsync(choice)).At + 1}");

    public async Task SaysAsync(string choice)
    {
        var (message, at) = await FindAsync(choice);
        person.Writes(Buttons(message)[at].Label);
    }

    public Task AnswersAsync(string text) => WritesAsync(text);

    /// <summary>Writes, after the bot has said something new.</summary>
    public async Task WritesAsync(string text)
    {
        await telegram.UntilAsync(() => telegram.SentTo(person.Id).Count > _heard, $"an answer before writing; the bot said: {Said}");
        _heard = telegram.SentTo(person.Id).Count;
        person.Writes(text);
    }

    public Task HearsAsync(string part) => telegram.UntilAsync(() => Said.Contains(part, StringComparison.Ordinal), $"'{part}'; the bot said: {Said}");

    private async Task<(SentMessage Message, int At)> FindAsync(string choice)
    {
        (SentMessage, int)? found = null;
        await telegram.UntilAsync(() => (found = Find(choice)) is not null, $"a button with the choice '{choice}'; the bot said: {Said}");
        _heard = telegram.SentTo(person.Id).Count;
        return found!.Value;
    }

    private (SentMessage, int)? Find(string choice)
    {
        foreach (var message in telegram.SentTo(person.Id).Skip(_heard).Reverse())
            if (Buttons(message).FindIndex(b => b.Data.Contains($":{choice}:", StringComparison.Ordinal)) is >= 0 and var at) return (message, at);
        return null;
    }

    private static List<(string Label, string Data)> Buttons(SentMessage message) => [.. message.Rows.SelectMany(row => row)];

    /// <summary>Unpaid, with a kept passport, in Russia: the way that ends in an urgent case.</summary>
    public async Task TellsOfUnpaidWagesAsync()
    {
        foreach (var choice in new[] { "no", "unpaid_wages", "afraid", "none", "RU", "never", "held", "yes", "yes", "evening", "here" }) await TapsAsync(choice);
        await WritesAsync("номер перепутали");
        await WritesAsync("Москва");
        foreach (var choice in new[] { "unknown", "unknown", "unknown", "unknown" }) await TapsAsync(choice);
    }
}
