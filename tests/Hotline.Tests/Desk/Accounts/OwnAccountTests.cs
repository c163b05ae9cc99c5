using Hotline.Storage.Casebook.Accounts;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Desk.Accounts;

/// <summary>What everyone does with their own account.</summary>
public sealed class OwnAccountTests : IAsyncLifetime
{
    private const string NewPassword = "a quite different sentence";

    private DeskRig _rig = null!;

    public async ValueTask InitializeAsync() => _rig = await DeskRig.StartAsync();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task A_new_password_ends_the_sessions_elsewhere_and_this_one_goes_on()
    {
        var aigul = await _rig.SignedInAsync("aigul", Role.Operator);
        var (elsewhere, _) = await DeskPhone.BeginAsync(_rig, "aigul");
        Assert.Equal(200, (await elsewhere.GetAsync("queue")).Status);
        Assert.Equal((401, "wrong"), await CodeOf(aigul.PostAsync("me/password", new { current = NewPassword, password = NewPassword })));
        Assert.Equal((400, "invalid"), await CodeOf(aigul.PostAsync("me/password", new { current = DeskRig.Password, password = "short" })));
        Assert.Equal(204, (await aigul.PostAsync("me/password", new { current = DeskRig.Password, password = NewPassword })).Status);

        Assert.Equal(401, (await elsewhere.GetAsync("queue")).Status);
        Assert.Equal(200, (await aigul.GetAsync("queue")).Status);
        var page = _rig.Client();
        await page.MeAsync();
        Assert.Equal(401, (await page.PostAsync("sign-in", new { name = "aigul", password = DeskRig.Password })).Status);
        Assert.Equal(200, (await page.PostAsync("sign-in", new { name = "aigul", password = NewPassword })).Status);
    }

    [Fact]
    public async Task Everyone_sees_and_ends_their_own_sessions_and_nobody_elses()
    {
        var (aigul, ivan) = (await _rig.SignedInAsync("aigul", Role.Operator), await _rig.SignedInAsync("ivan", Role.Operator));
        _rig.Clock.Advance(TimeSpan.FromMinutes(5));
        var (second, _) = await DeskPhone.BeginAsync(_rig, "aigul");
        var (third, _) = await DeskPhone.BeginAsync(_rig, "aigul");
        var sessions = (await aigul.GetAsync("me/sessions")).Json.EnumerateArray().ToList();
        Assert.Equal(3, sessions.Count);
        Assert.Single(sessions, s => s.GetProperty("current").GetBoolean());
        var foreign = (await ivan.GetAsync("me/sessions")).Json[0].GetProperty("id").GetString();
        Assert.Equal((404, "not_found"), await CodeOf(aigul.PostAsync($"me/sessions/{foreign}/end")));

        var own = (await second.GetAsync("me/sessions")).Json.EnumerateArray().Single(s => s.GetProperty("current").GetBoolean()).GetProperty("id").GetString();
        Assert.Equal(204, (await aigul.PostAsync($"me/sessions/{own}/end")).Status);
        Assert.Equal((401, 200), ((await second.GetAsync("queue")).Status, (await third.GetAsync("queue")).Status));
        Assert.Equal(204, (await aigul.PostAsync("me/sessions/end-others")).Status);
        Assert.Equal((401, 200, 200), ((await third.GetAsync("queue")).Status, (await aigul.GetAsync("queue")).Status, (await ivan.GetAsync("queue")).Status));
    }

    [Fact]
    public async Task Everyone_chooses_how_people_see_them_and_in_which_languages_they_answer()
    {
        var (aigul, _) = (await _rig.SignedInAsync("aigul", Role.Operator), await _rig.SignedInAsync("ivan", Role.Operator));
        var me = await aigul.PostAsync("me", new { alias = " Dana ", languages = new[] { "kk", "uz-Latn", "kk" } });
        Assert.Equal(("Dana", "kk,uz-Latn"), (me.Text("alias"), string.Join(',', me.Json.GetProperty("languages").EnumerateArray().Select(l => l.GetString()))));
        Assert.Equal("Dana", (await aigul.PostAsync("me", new { languages = new[] { "ru" } })).Text("alias"));
        foreach (var taken in new[] { "ivan", "Ivan", " IVAN " }) Assert.Equal((409, "alias_taken"), await CodeOf(aigul.PostAsync("me", new { alias = taken })));
        Assert.Equal("DANA", (await aigul.PostAsync("me", new { alias = "DANA" })).Text("alias"));
        Assert.Equal((400, "invalid"), await CodeOf(aigul.PostAsync("me", new { alias = "" })));
        Assert.Equal((400, "invalid"), await CodeOf(aigul.PostAsync("me", new { languages = Array.Empty<string>() })));
        await using var context = _rig.Open();
        Assert.Equal(3, await context.Audit.CountAsync(a => a.What == "account_change_own", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Where_everybody_needs_a_second_factor_nothing_opens_before_it_is_set_up()
    {
        await using var strict = await DeskRig.StartAsync(settings: new KeyValuePair<string, string?>("Desk:RequireSecondFactor", "true"));
        var aigul = await strict.SignedInAsync("aigul", Role.Operator, Role.Administrator);
        Assert.True((await aigul.MeAsync()).Json.GetProperty("mustEnrol").GetBoolean());
        foreach (var place in new[] { "queue", "cases/mine", "accounts", "events", "me/sessions" }) Assert.Equal((403, "enrol_first"), await CodeOf(aigul.GetAsync(place)));
        Assert.Equal((403, "enrol_first"), await CodeOf(aigul.PostAsync("invitations", new { roles = new[] { "administrator" } })));
        Assert.True((await aigul.GetAsync("me/second-factor")).Json.GetProperty("required").GetBoolean());

        await DeskPhone.EnrolAsync(strict, aigul);
        Assert.False((await aigul.MeAsync()).Json.GetProperty("mustEnrol").GetBoolean());
        Assert.Equal(200, (await aigul.GetAsync("queue")).Status);

        using var device = new SoftwareAuthenticator();
        var ivan = await strict.SignedInAsync("ivan", Role.Operator);
        var asked = await ivan.PostAsync("me/passkeys/options", new { password = DeskRig.Password });
        Assert.Equal(200, (await ivan.PostAsync("me/passkeys", new { pass = asked.Text("pass"), name = "Key", credential = device.Create(asked.Json.GetProperty("options")) })).Status);
        Assert.Equal(200, (await ivan.GetAsync("queue")).Status);
    }

    [Fact]
    public async Task Behind_TLS_a_passkey_belongs_to_the_address_that_people_know()
    {
        await using var rig = await DeskRig.StartAsync(publicUrl: "https://hotline.example.org/");
        using var device = new SoftwareAuthenticator();
        var aigul = await rig.SignedInAsync("aigul", Role.Operator);
        foreach (var (origin, status) in new[] { ("http://localhost", 400), ("http://hotline.example.org", 400), ("https://hotline.example.org", 200) })
        {
            device.Origin = origin;
            var asked = await aigul.PostAsync("me/passkeys/options", new { password = DeskRig.Password });
            Assert.Equal("hotline.example.org", asked.Json.GetProperty("options").GetProperty("rp").GetProperty("id").GetString());
            Assert.Equal(status, (await aigul.PostAsync("me/passkeys", new { pass = asked.Text("pass"), name = "Key", credential = device.Create(asked.Json.GetProperty("options")) })).Status);
        }
    }

    [Fact]
    public async Task One_account_asks_only_so_much_a_minute_and_its_colleagues_notice_nothing()
    {
        await using var rig = await DeskRig.StartAsync(settings: [new("Desk:RequestsPerMinute", "8"), new("Desk:ChangesPerMinute", "3")]);
        var (aigul, ivan) = (await rig.SignedInAsync("aigul", Role.Operator), await rig.SignedInAsync("ivan", Role.Operator));
        var changes = new List<int>();
        for (var i = 0; i < 4; i++) changes.Add((await aigul.PostAsync("queue/take-next", new { })).Status);
        Assert.Equal([204, 204, 204, 429], changes);
        var reads = new List<int>();
        for (var i = 0; i < 5; i++) reads.Add((await aigul.GetAsync("queue")).Status);
        Assert.Equal([200, 200, 200, 200, 429], reads);
        var refused = await aigul.GetAsync("queue");
        Assert.Equal("too_fast", refused.Error);
        Assert.InRange(int.Parse(refused.Headers.RetryAfter!.ToString(), System.Globalization.CultureInfo.InvariantCulture), 1, 60);
        Assert.Contains("nothing was changed", refused.Text("message"), StringComparison.Ordinal);
        Assert.Equal(200, (await ivan.GetAsync("queue")).Status);
    }

    private static async Task<(int Status, string? Error)> CodeOf(Task<DeskAnswer> asked)
    {
        var answer = await asked;
        return (answer.Status, answer.Error);
    }
}
