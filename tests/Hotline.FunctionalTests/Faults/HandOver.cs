using Hotline.FunctionalTests.FakeTelegram;
using Hotline.FunctionalTests.Program;

namespace Hotline.FunctionalTests.Faults;

/// <summary>Somebody who begins at one account and goes on at another with their return code, through the letters of four conversations.</summary>
internal sealed class HandOver(FakeTelegramServer telegram, long id)
{
    private const string Given = "Code given: ";

    private readonly TelegramTalk before = new(telegram, telegram.Person(id, "en"));
    private readonly TelegramTalk after = new(telegram, telegram.Person(id + 1, "en"));
    private string code = "";

    public async Task AsksForCodeAsync()
    {
        before.Person.Starts();
        await before.HearsAsync("Write something.");
        before.Person.Writes("code");
        await before.TapsAsync("no_secret");
        await before.HearsAsync(Given);
        code = before.Said[(before.Said.IndexOf(Given, StringComparison.Ordinal) + Given.Length)..].Split('.')[0];
    }

    public void GoesOn() => after.Person.Writes(code);

    /// <summary>The talk goes on at the second account, where it stood, and nothing more is said at the first.</summary>
    public async Task ArrivesAsync()
    {
        await after.HearsAsync("Code welcome.");
        await after.TapsAsync("no");
        await after.HearsAsync("Write something.");
        var said = before.Said;
        after.Person.Writes("parcel here");
        await after.HearsAsync("Heard: parcel here");
        Assert.Equal(said, before.Said);
    }
}
