using System.Text.Json;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Tests.Storage.Casebook.Postgres;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Contracts.Desk;

/// <summary>A device in the test speaks WebAuthn for real; the browser between is the test.</summary>
public abstract class PasskeyContract(PostgresHouse? house) : DeskContract(house)
{
    [Fact]
    public async Task A_passkey_opens_the_desk_without_name_or_password()
    {
        using var device = new SoftwareAuthenticator { Count = 1 };
        var aigul = await Rig.SignedInAsync("aigul", Role.Operator);
        var added = await AddAsync(aigul, device, "My phone");
        Assert.Equal(("My phone", 10), (added.Json.GetProperty("passkey").GetProperty("name").GetString(), added.Json.GetProperty("recoveryCodes").GetArrayLength()));

        var (page, me) = await SignInAsync(device);
        Assert.Equal((200, "aigul"), (me.Status, me.Text("name")));
        Assert.Equal(200, (await page.GetAsync("queue")).Status);
        var mine = (await page.GetAsync("me/second-factor")).Json.GetProperty("passkeys")[0];
        Assert.Equal((device.Id, Rig.Clock.GetUtcNow()), (mine.GetProperty("id").GetString(), mine.GetProperty("usedAt").GetDateTimeOffset()));
    }

    [Fact]
    public async Task After_a_password_the_passkey_is_asked_for_and_a_recovery_code_stands_in()
    {
        using var device = new SoftwareAuthenticator();
        var codes = (await AddAsync(await Rig.SignedInAsync("aigul", Role.Operator), device, "My phone")).Json.GetProperty("recoveryCodes");
        var (page, asked) = await DeskPhone.BeginAsync(Rig, "aigul");
        Assert.False(asked.Json.GetProperty("signedIn").GetBoolean());
        Assert.Equal(["passkey", "recovery"], asked.Json.GetProperty("next").GetProperty("ways").EnumerateArray().Select(w => w.GetString()));
        Assert.Equal(401, (await page.PostAsync("sign-in/code", new { pass = DeskPhone.PassOf(asked), code = "123456" })).Status);
        Assert.Equal(200, (await page.PostAsync("sign-in/code", new { pass = DeskPhone.PassOf(asked), code = codes[0].GetString() })).Status);
        Assert.Equal(200, (await SignInAsync(device)).Answer.Status);
    }

    [Theory]
    [InlineData("http://elsewhere.example")]
    [InlineData("https://localhost")]
    [InlineData("http://localhost:8081")]
    public async Task A_page_elsewhere_gets_nowhere(string origin)
    {
        using var device = new SoftwareAuthenticator();
        var aigul = await Rig.SignedInAsync("aigul", Role.Operator);
        device.Origin = origin;
        Assert.Equal(400, (await AddAsync(aigul, device, "My phone")).Status);
        device.Origin = "http://localhost";
        Assert.Equal(200, (await AddAsync(aigul, device, "My phone")).Status);
        device.Origin = origin;
        Assert.Equal((401, "wrong_passkey"), await CodeOf(SignedInAsync(device)));
    }

    [Fact]
    public async Task An_answer_to_another_question_gets_nowhere()
    {
        using var device = new SoftwareAuthenticator();
        var aigul = await Rig.SignedInAsync("aigul", Role.Operator);
        var (first, second) = (await aigul.PostAsync("me/passkeys/options", new { password = DeskRig.Password }), await aigul.PostAsync("me/passkeys/options", new { password = DeskRig.Password }));
        var credential = device.Create(first.Json.GetProperty("options"));
        Assert.Equal(400, (await aigul.PostAsync("me/passkeys", new { pass = second.Text("pass"), name = "My phone", credential })).Status);
        Assert.Equal(200, (await aigul.PostAsync("me/passkeys", new { pass = first.Text("pass"), name = "My phone", credential })).Status);

        var (page, asked) = await AskAsync();
        var (_, other) = await AskAsync();
        var answer = device.Get(other.Json.GetProperty("options"));
        Assert.Equal((401, "wrong_passkey"), await CodeOf(page.PostAsync("sign-in/passkey", new { pass = asked.Text("pass"), credential = answer })));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public async Task An_answer_opens_once_whether_the_device_counts_or_not(uint count)
    {
        using var device = new SoftwareAuthenticator { Count = count };
        await AddAsync(await Rig.SignedInAsync("aigul", Role.Operator), device, "My phone");
        Rig.Clock.Advance(TimeSpan.FromSeconds(1));
        var asked = (await AskAsync()).Answer;
        var credential = device.Get(asked.Json.GetProperty("options"));
        var pages = new List<DeskClient>();
        for (var i = 0; i < 3; i++) pages.Add((await AskAsync()).Client);
        var answers = await Task.WhenAll(pages.Select(page => page.PostAsync("sign-in/passkey", new { pass = asked.Text("pass"), credential })));
        Assert.Equal([200, 401, 401], answers.Select(a => a.Status).Order());
        Rig.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(200, (await SignInAsync(device)).Answer.Status);
    }

    [Fact]
    public async Task A_copy_of_the_device_whose_count_does_not_rise_is_refused()
    {
        using var device = new SoftwareAuthenticator { Count = 5 };
        await AddAsync(await Rig.SignedInAsync("aigul", Role.Operator), device, "My phone");
        Assert.Equal(200, (await SignInAsync(device)).Answer.Status);
        Rig.Clock.Advance(TimeSpan.FromMinutes(1));
        var (page, asked) = await AskAsync();
        Assert.Equal((401, "wrong_passkey"), await CodeOf(page.PostAsync("sign-in/passkey", new { pass = asked.Text("pass"), credential = device.Sign(asked.Json.GetProperty("options")) })));
        Assert.Equal(200, (await SignInAsync(device)).Answer.Status);
    }

    [Fact]
    public async Task A_device_that_did_not_see_its_owner_does_not_open()
    {
        using var device = new SoftwareAuthenticator();
        await AddAsync(await Rig.SignedInAsync("aigul", Role.Operator), device, "My phone");
        device.Verifies = false;
        Assert.Equal((401, "wrong_passkey"), await CodeOf(SignedInAsync(device)));
    }

    [Fact]
    public async Task A_passkey_is_its_owners_alone_and_ends_with_its_removal_or_the_account()
    {
        using var device = new SoftwareAuthenticator();
        var (aigul, ivan) = (await Rig.SignedInAsync("aigul", Role.Operator), await Rig.SignedInAsync("ivan", Role.Operator));
        await AddAsync(aigul, device, "My phone");
        Assert.Equal(400, (await AddAsync(ivan, device, "Mine now")).Status);
        Assert.Equal((404, "not_found"), await CodeOf(ivan.PostAsync($"me/passkeys/{device.Id}/name", new { name = "Mine now" })));
        Assert.Equal((404, "not_found"), await CodeOf(ivan.PostAsync($"me/passkeys/{device.Id}/remove", new { password = DeskRig.Password })));
        Assert.Equal(204, (await aigul.PostAsync($"me/passkeys/{device.Id}/name", new { name = "Old phone" })).Status);
        Assert.Equal("Old phone", (await aigul.GetAsync("me/second-factor")).Json.GetProperty("passkeys")[0].GetProperty("name").GetString());

        await DisableAsync(true);
        Assert.Equal(401, (await SignInAsync(device)).Answer.Status);
        await DisableAsync(false);
        Assert.Equal(200, (await SignInAsync(device)).Answer.Status);
        Assert.Equal(204, (await aigul.PostAsync($"me/passkeys/{device.Id}/remove", new { password = DeskRig.Password })).Status);
        Assert.Equal(401, (await SignInAsync(device)).Answer.Status);
        Assert.Equal(0, (await aigul.GetAsync("me/second-factor")).Json.GetProperty("recoveryCodesLeft").GetInt32());
    }

    [Fact]
    public async Task What_is_no_credential_at_all_is_refused_with_words()
    {
        var aigul = await Rig.SignedInAsync("aigul", Role.Operator);
        var asked = await aigul.PostAsync("me/passkeys/options", new { password = DeskRig.Password });
        foreach (var nonsense in new object?[] { null, "text", 7, new { id = "x" }, new[] { 1 } })
        {
            Assert.Equal((400, "invalid"), await CodeOf(aigul.PostAsync("me/passkeys", new { pass = asked.Text("pass"), name = "x", credential = nonsense })));
            var (page, question) = await AskAsync();
            Assert.Equal((401, "wrong_passkey"), await CodeOf(page.PostAsync("sign-in/passkey", new { pass = question.Text("pass"), credential = nonsense })));
        }
    }

    private async Task DisableAsync(bool disabled)
    {
        await using var context = Rig.Open();
        await context.Accounts.Where(a => a.Name == "aigul").ExecuteUpdateAsync(set => set.SetProperty(a => a.Disabled, disabled), Now);
    }

    private static async Task<DeskAnswer> AddAsync(DeskClient client, SoftwareAuthenticator device, string name)
    {
        var asked = await client.PostAsync("me/passkeys/options", new { password = DeskRig.Password });
        Assert.Equal(200, asked.Status);
        return await client.PostAsync("me/passkeys", new { pass = asked.Text("pass"), name, credential = device.Create(asked.Json.GetProperty("options")) });
    }

    private async Task<(DeskClient Client, DeskAnswer Answer)> AskAsync()
    {
        var client = Rig.Client();
        await client.MeAsync();
        return (client, await client.PostAsync("sign-in/passkey/options", new { }));
    }

    private async Task<DeskAnswer> SignedInAsync(SoftwareAuthenticator device) => (await SignInAsync(device)).Answer;

    /// <summary>A moment after the last one, as it is with people.</summary>
    private async Task<(DeskClient Client, DeskAnswer Answer)> SignInAsync(SoftwareAuthenticator device)
    {
        Rig.Clock.Advance(TimeSpan.FromSeconds(1));
        var (client, asked) = await AskAsync();
        Assert.Equal(JsonValueKind.Array, asked.Json.GetProperty("options").GetProperty("allowCredentials").ValueKind);
        return (client, await client.PostAsync("sign-in/passkey", new { pass = asked.Text("pass"), credential = device.Get(asked.Json.GetProperty("options")) }));
    }
}
