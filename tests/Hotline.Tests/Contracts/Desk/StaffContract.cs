using System.Text.Json;
using Hotline.Core.Cases;
using Hotline.Desk.Accounts;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Casebook.Cases;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Tests.Storage.Casebook.Postgres;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Contracts.Desk;

public abstract class StaffContract(PostgresHouse? house) : DeskContract(house)
{
    private const string Case = "AAAAAAAAAA";

    [Fact]
    public async Task An_invitation_brings_its_rights_and_its_languages_where_the_newcomer_names_none()
    {
        var root = await Rig.SignedInAsync("root", Role.Administrator);
        var invited = await root.PostAsync("invitations", new { roles = new[] { "operator" }, languages = new[] { "tg", "ru" }, topics = new[] { "unpaid_wages" }, grants = new[] { "reveal_address" } });
        var client = Rig.Client();
        await client.MeAsync();
        var code = invited.Text("code");
        var look = await client.PostAsync("welcome/invitation", new { code });
        Assert.Equal((200, invited.Text("expiresAt")), (look.Status, look.Text("endsAt")));
        Assert.Equal((401, "wrong_code"), await CodeOf(client.PostAsync("welcome/invitation", new { code = "another" })));
        var me = await client.PostAsync("welcome", new { code, name = "aigul", alias = "Aigul", password = "long enough words", languages = Array.Empty<string>() });
        Assert.Equal(200, me.Status);
        foreach (var (property, codes) in new[] { ("roles", new[] { "operator" }), ("languages", ["tg", "ru"]), ("topics", ["unpaid_wages"]), ("grants", ["reveal_address"]) })
        {
            Assert.Equal(codes, List(me.Json, property));
            Assert.Equal(codes, List((await CardAsync(root, "aigul")).Card, property));
        }
    }

    [Fact]
    public async Task Open_invitations_are_listed_and_one_that_was_withdrawn_makes_no_account()
    {
        var root = await Rig.SignedInAsync("root", Role.Administrator);
        var code = (await root.PostAsync("invitations", new { roles = new[] { "operator" }, languages = new[] { "tg" }, topics = new[] { "detention" }, grants = new[] { "reveal_address" } })).Text("code");
        Rig.Clock.Advance(TimeSpan.FromHours(1));
        await new StaffAccounts(Rig.Get<IDbContextFactory<Hotline.Storage.Casebook.CasebookContext>>(), Rig.Get<CaseWork>(), Rig.Clock).InviteAsync(AccountRights.Of(Role.Coordinator), Now);
        var open = (await root.GetAsync("invitations")).Json;
        Assert.Equal([("operator", "root"), ("coordinator", null)], open.EnumerateArray().Select(i => (List(i, "roles").Single(), i.GetProperty("invitedBy").GetString())));
        Assert.Equal(["tg", "detention", "reveal_address"], (string[])[.. List(open[0], "languages"), .. List(open[0], "topics"), .. List(open[0], "grants")]);
        Assert.DoesNotContain(code!, open.ToString(), StringComparison.Ordinal);

        var withdraw = $"invitations/{open[0].GetProperty("id").GetString()}/withdraw";
        Assert.Equal(204, (await root.PostAsync(withdraw)).Status);
        Assert.Equal((404, "invitation_gone"), await CodeOf(root.PostAsync(withdraw)));
        var client = Rig.Client();
        await client.MeAsync();
        Assert.Equal((401, "wrong_code"), await CodeOf(client.PostAsync("welcome", Newcomer(code, "aigul", "Aigul"))));
        Assert.Equal(1, (await root.GetAsync("invitations")).Json.GetArrayLength());
        Rig.Clock.Advance(TimeSpan.FromHours(24));
        root = await AgainAsync("root");
        Assert.Equal(0, (await root.GetAsync("invitations")).Json.GetArrayLength());
        await AssertAuditAsync("invite_withdraw", (string?)null);
    }

    [Fact]
    public async Task Of_newcomers_who_choose_one_name_at_once_only_one_gets_it()
    {
        var root = await Rig.SignedInAsync("root", Role.Administrator);
        var newcomers = new List<Task<DeskAnswer>>();
        foreach (var (name, alias) in new[] { ("first", "Aigul B"), ("second", "aigul b"), ("third", " AIGUL  B ") })
        {
            var code = (await root.PostAsync("invitations", new { roles = new[] { "operator" } })).Text("code");
            var client = Rig.Client();
            await client.MeAsync();
            newcomers.Add(client.PostAsync("welcome", Newcomer(code, name, alias)));
        }

        var answers = await Task.WhenAll(newcomers);
        Assert.Equal([(200, null), (409, "alias_taken"), (409, "alias_taken")], answers.Select(a => (a.Status, a.Error)).Order());
        // Whoever was refused uses the invitation with another name.
        Assert.Equal(2, (await root.GetAsync("invitations")).Json.GetArrayLength());
    }

    [Theory]
    [InlineData("emperor", "ru", "unpaid_wages", "reveal_address")]
    [InlineData(null, "ru", "unpaid_wages", "reveal_address")]
    [InlineData("operator", "Russian", "unpaid_wages", "reveal_address")]
    [InlineData("operator", "ru", "Unpaid wages", "reveal_address")]
    [InlineData("operator", "ru", "unpaid_wages", "everything")]
    public async Task A_code_that_is_none_of_ours_is_refused_with_words_and_changes_nothing(string? role, string language, string topic, string grant)
    {
        var (root, _) = (await Rig.SignedInAsync("root", Role.Administrator), await Rig.SignedInAsync("aigul", Role.Operator));
        var body = new { roles = role is null ? [] : new[] { role }, languages = new[] { language }, topics = new[] { topic }, grants = new[] { grant } };
        Assert.Equal((400, "invalid"), await CodeOf(root.PostAsync("invitations", body)));
        Assert.Equal((400, "invalid"), await CodeOf(root.PostAsync("accounts/account-aigul", body)));
        Assert.Equal(["ru", "tg"], List((await CardAsync(root, "aigul")).Card, "languages"));
    }

    [Fact]
    public async Task Other_roles_or_grants_end_the_sessions_and_languages_and_topics_do_not()
    {
        var (root, aigul) = (await Rig.SignedInAsync("root", Role.Administrator), await Rig.SignedInAsync("aigul", Role.Operator));
        Assert.Equal(200, (await ChangeAsync(root, "aigul", languages: ["kk"], topics: ["detention"])).Status);
        var me = await aigul.MeAsync();
        Assert.Equal(["kk", "detention", "operator"], (string[])[.. List(me.Json, "languages"), .. List(me.Json, "topics"), .. List(me.Json, "roles")]);

        Assert.Equal(200, (await ChangeAsync(root, "aigul", grants: ["reveal_address"])).Status);
        Assert.Equal(401, (await aigul.GetAsync("queue")).Status);
        aigul = await AgainAsync("aigul");
        Assert.Equal(["reveal_address"], List((await aigul.MeAsync()).Json, "grants"));
        Assert.Equal(200, (await ChangeAsync(root, "aigul", roles: ["coordinator"])).Status);
        Assert.Equal(401, (await aigul.GetAsync("queue")).Status);
        // One's own session goes on.
        Assert.Equal(200, (await ChangeAsync(root, "root", roles: ["administrator", "coordinator"])).Status);
        Assert.Equal(200, (await root.GetAsync("queue")).Status);
        await AssertAuditAsync("account_change", "account-aigul", "account-aigul", "account-aigul", "account-root");
    }

    [Theory]
    [InlineData("accounts/account-aigul/disable")]
    [InlineData("accounts/account-aigul")]
    public async Task Whoever_may_no_longer_talk_with_people_holds_nobody(string route)
    {
        var (root, aigul) = (await Rig.SignedInAsync("root", Role.Administrator), await Rig.SignedInAsync("aigul", Role.Operator));
        await Rig.OpenCaseAsync(1, Case);
        Assert.Equal(200, (await aigul.PostAsync($"cases/{Case}/take", new { version = 1 })).Status);
        Assert.Equal(200, (await root.PostAsync(route, new { version = await VersionAsync(root, "aigul"), roles = new[] { "coordinator" } })).Status);
        await using var context = Rig.Open();
        Assert.Equal((CaseStatus.Waiting, null), await context.Cases.Select(c => new ValueTuple<CaseStatus, string?>(c.Status, c.HolderId)).SingleAsync(Now));
        Assert.Equal(401, (await aigul.GetAsync("queue")).Status);
    }

    [Theory]
    [InlineData("accounts/account-aigul/disable")]
    [InlineData("accounts/account-aigul")]
    public async Task What_they_held_of_people_who_were_erased_is_closed_and_not_handed_to_the_next(string route)
    {
        var (root, aigul) = (await Rig.SignedInAsync("root", Role.Administrator), await Rig.SignedInAsync("aigul", Role.Operator));
        await Rig.OpenCaseAsync(1, Case, Urgency.Immediate);
        Assert.Equal(200, (await aigul.PostAsync($"cases/{Case}/take", new { version = 1 })).Status);
        await Rig.Get<ContactEraser>().EraseAsync(Turns.Person(1), Now);
        await using var context = Rig.Open();
        var left = await context.Cases.Select(c => c.Id).SingleAsync(Now);
        Assert.Equal((409, "erased"), await CodeOf(aigul.PostAsync($"cases/{left}/return", new { version = 2 })));

        var done = await root.PostAsync(route, new { version = await VersionAsync(root, "aigul"), roles = new[] { "coordinator" } });

        Assert.Equal(200, done.Status);
        if (done.Json.TryGetProperty("returned", out var returned)) Assert.Equal(0, returned.GetInt32());
        Assert.Equal((CaseStatus.Closed, null, OutcomeCodes.Withdrew), await context.Cases.Select(c => new ValueTuple<CaseStatus, string?, string?>(c.Status, c.HolderId, c.Outcome)).SingleAsync(Now));
    }

    [Fact]
    public async Task A_disabled_account_opens_again_with_its_old_password()
    {
        var (root, aigul) = (await Rig.SignedInAsync("root", Role.Administrator), await Rig.SignedInAsync("aigul", Role.Operator));
        var done = await root.PostAsync("accounts/account-aigul/disable");
        Assert.Equal((200, 0), (done.Status, done.Json.GetProperty("returned").GetInt32()));
        Assert.Equal(401, (await aigul.GetAsync("queue")).Status);
        Assert.True((await CardAsync(root, "aigul")).Card.GetProperty("disabled").GetBoolean());
        Assert.Equal(401, (await DeskPhone.BeginAsync(Rig, "aigul")).Answer.Status);
        Assert.Equal(204, (await root.PostAsync("accounts/account-aigul/enable")).Status);
        Assert.Equal(200, (await (await AgainAsync("aigul")).GetAsync("queue")).Status);
    }

    [Fact]
    public async Task Somebody_can_always_run_accounts_also_when_two_disable_each_other_at_once()
    {
        var root = await Rig.SignedInAsync("root", Role.Administrator);
        Assert.Equal((409, "last_administrator"), await CodeOf(root.PostAsync("accounts/account-root/disable")));
        Assert.Equal((409, "last_administrator"), await CodeOf(ChangeAsync(root, "root", roles: ["operator"])));
        var dana = await Rig.SignedInAsync("dana", Role.Administrator);
        var done = await Task.WhenAll(root.PostAsync("accounts/account-dana/disable"), dana.PostAsync("accounts/account-root/disable"));
        Assert.Single(done, answer => answer.Status == 200);
        await using var context = Rig.Open();
        Assert.Equal(1, await context.Accounts.CountAsync(a => !a.Disabled, Now));
    }

    [Fact]
    public async Task Accounts_are_listed_by_name_with_when_each_was_seen_and_how_they_come_in()
    {
        var root = await Rig.SignedInAsync("root", Role.Administrator);
        await Rig.SignedInAsync("aigul", Role.Operator);
        var came = Rig.Clock.GetUtcNow();
        Rig.Clock.Advance(TimeSpan.FromHours(2));
        var second = await AgainAsync("aigul");
        using var device = new SoftwareAuthenticator();
        var asked = await second.PostAsync("me/passkeys/options", new { password = DeskRig.Password });
        Assert.Equal(200, (await second.PostAsync("me/passkeys", new { pass = asked.Text("pass"), name = "Phone", credential = device.Create(asked.Json.GetProperty("options")) })).Status);
        await using (var context = Rig.Open())
        {
            context.Accounts.Add(DeskRig.NewAccount("account-marat", "marat", [Role.Operator], came));
            await context.SaveChangesAsync(Now);
        }

        var listed = (await root.GetAsync("accounts")).Json.EnumerateArray().ToList();
        Assert.Equal(
            [("aigul", true, false), ("marat", false, false), ("root", false, true)],
            listed.Select(a => (a.GetProperty("name").GetString()!, a.GetProperty("secondFactor").GetBoolean(), a.GetProperty("you").GetBoolean())));
        Assert.Equal(came.AddHours(2), listed[0].GetProperty("lastSeen").GetDateTimeOffset());
        Assert.Equal(JsonValueKind.Null, listed[1].GetProperty("lastSeen").ValueKind);
    }

    [Fact]
    public async Task A_lost_second_factor_is_reset_by_an_administrator_and_ends_every_session()
    {
        using var device = new SoftwareAuthenticator();
        var (root, aigul) = (await Rig.SignedInAsync("root", Role.Administrator), await Rig.SignedInAsync("aigul", Role.Operator));
        var phone = await DeskPhone.EnrolAsync(Rig, aigul);
        var asked = await aigul.PostAsync("me/passkeys/options", new { password = DeskRig.Password });
        Assert.Equal(200, (await aigul.PostAsync("me/passkeys", new { pass = asked.Text("pass"), name = "Phone", credential = device.Create(asked.Json.GetProperty("options")) })).Status);
        Assert.True((await CardAsync(root, "aigul")).Card.GetProperty("secondFactor").GetBoolean());

        Assert.Equal(204, (await root.PostAsync("accounts/account-aigul/reset-second-factor")).Status);
        Assert.Equal(401, (await aigul.GetAsync("queue")).Status);
        Assert.False((await CardAsync(root, "aigul")).Card.GetProperty("secondFactor").GetBoolean());
        var again = await AgainAsync("aigul");
        Assert.Equal(0, (await again.GetAsync("me/second-factor")).Json.GetProperty("recoveryCodesLeft").GetInt32());
        Assert.NotEmpty(phone.RecoveryCodes);
        await AssertAuditAsync("second_factor_reset", "account-aigul");
    }

    [Fact]
    public async Task A_forgotten_password_is_given_anew_and_the_second_factor_is_asked_for_all_the_same()
    {
        var (root, aigul) = (await Rig.SignedInAsync("root", Role.Administrator), await Rig.SignedInAsync("aigul", Role.Operator));
        var phone = await DeskPhone.EnrolAsync(Rig, aigul);
        var renewed = (await root.PostAsync("accounts/account-aigul/new-password")).Text("password");
        Assert.Equal(401, (await aigul.GetAsync("queue")).Status);
        Assert.Equal(401, (await DeskPhone.BeginAsync(Rig, "aigul")).Answer.Status);
        var page = Rig.Client();
        await page.MeAsync();
        var asked = await page.PostAsync("sign-in", new { name = "aigul", password = renewed });
        Assert.False(asked.Json.GetProperty("signedIn").GetBoolean());
        Assert.Equal(200, (await page.PostAsync("sign-in/code", new { pass = DeskPhone.PassOf(asked), code = phone.Code })).Status);
        Assert.Equal(204, (await page.PostAsync("me/password", new { current = renewed, password = "a quite different sentence" })).Status);
    }

    [Theory]
    [InlineData("reset-second-factor")]
    [InlineData("new-password")]
    public async Task An_administrators_own_way_in_does_not_change_without_their_password(string what)
    {
        var root = await Rig.SignedInAsync("root", Role.Administrator);
        Assert.Equal((409, "own_account"), await CodeOf(root.PostAsync($"accounts/account-root/{what}")));
        Assert.Equal(200, (await root.GetAsync("accounts")).Status);
    }

    [Fact]
    public async Task The_host_does_the_same_at_the_terminal()
    {
        var (root, aigul) = (await Rig.SignedInAsync("root", Role.Administrator), await Rig.SignedInAsync("aigul", Role.Operator));
        await DeskPhone.EnrolAsync(Rig, root);
        var host = new StaffAccounts(Rig.Get<IDbContextFactory<Hotline.Storage.Casebook.CasebookContext>>(), Rig.Get<CaseWork>(), Rig.Clock);
        Assert.True(await host.ResetSecondFactorAsync("  ROOT ", Now));
        Assert.False(await host.ResetSecondFactorAsync("nobody", Now));
        Assert.Equal(401, (await root.GetAsync("accounts")).Status);
        root = await AgainAsync("root");

        Assert.Equal(0, await host.ChangeAsync("aigul", rights => rights with { Topics = ["detention"], Grants = [Grant.RevealAddress] }, Now));
        await Assert.ThrowsAsync<FormatException>(() => host.ChangeAsync("aigul", rights => rights with { Roles = [] }, Now));
        Assert.Equal(401, (await aigul.GetAsync("queue")).Status);
        var (card, _) = await CardAsync(root, "aigul");
        Assert.Equal(["operator", "ru", "tg", "detention", "reveal_address"], (string[])[.. List(card, "roles"), .. List(card, "languages"), .. List(card, "topics"), .. List(card, "grants")]);
        Assert.Null(await host.RenewPasswordAsync("nobody", Now));
        var page = Rig.Client();
        await page.MeAsync();
        Assert.Equal(200, (await page.PostAsync("sign-in", new { name = "aigul", password = await host.RenewPasswordAsync("aigul", Now) })).Status);
        foreach (var (what, about) in new[] { ("account_change", "account-aigul"), ("second_factor_reset", "account-root"), ("password_renew", "account-aigul") }) await AssertAuditAsync(what, about);
    }

    [Fact]
    public async Task Whoever_changes_an_account_that_a_colleague_changed_meanwhile_is_told_and_changes_nothing()
    {
        var (root, dana) = (await Rig.SignedInAsync("root", Role.Administrator), await Rig.SignedInAsync("dana", Role.Administrator));
        await Rig.SignedInAsync("aigul", Role.Operator);
        var seen = await VersionAsync(root, "aigul");
        Assert.Equal(200, (await ChangeAsync(dana, "aigul", grants: ["reveal_address"])).Status);

        var late = new { version = seen, roles = new[] { "operator" }, grants = Array.Empty<string>() };
        Assert.Equal((409, "changed"), await CodeOf(root.PostAsync("accounts/account-aigul", late)));
        Assert.Equal((409, "changed"), await CodeOf(root.PostAsync("accounts/account-aigul", new { grants = Array.Empty<string>() })));
        Assert.Equal(["reveal_address"], List((await CardAsync(root, "aigul")).Card, "grants"));

        // Of two who change the same at once one is told.
        seen = await VersionAsync(root, "aigul");
        var both = await Task.WhenAll(root.PostAsync("accounts/account-aigul", new { version = seen, topics = new[] { "detention" } }), dana.PostAsync("accounts/account-aigul", new { version = seen, topics = new[] { "medical" } }));
        Assert.Equal([(200, null), (409, "changed")], both.Select(a => (a.Status, a.Error)).Order());
        // What its owner changed counts as well.
        seen = await VersionAsync(root, "dana");
        Assert.Equal(200, (await dana.PostAsync("me", new { alias = "dana", languages = new[] { "kk" } })).Status);
        Assert.Equal((409, "changed"), await CodeOf(root.PostAsync("accounts/account-dana", new { version = seen, languages = new[] { "ru" } })));
    }

    private static async Task<DeskAnswer> ChangeAsync(DeskClient root, string name, string[]? roles = null, string[]? languages = null, string[]? topics = null, string[]? grants = null) =>
        await root.PostAsync($"accounts/account-{name}", new { version = await VersionAsync(root, name), roles, languages, topics, grants });

    private static async Task<string?> VersionAsync(DeskClient root, string name) => (await CardAsync(root, name)).Card.GetProperty("version").GetString();

    private async Task<DeskClient> AgainAsync(string name)
    {
        var (client, answer) = await DeskPhone.BeginAsync(Rig, name);
        Assert.True(answer.Json.GetProperty("signedIn").GetBoolean());
        return client;
    }

    private static async Task<(JsonElement Card, DeskAnswer Answer)> CardAsync(DeskClient root, string name)
    {
        var answer = await root.GetAsync("accounts");
        return (answer.Json.EnumerateArray().Single(a => a.GetProperty("name").GetString() == name), answer);
    }

    private static object Newcomer(string? code, string name, string alias) => new { code, name, alias, password = "long enough words", languages = new[] { "ru" } };

    private static string[] List(JsonElement of, string property) => [.. of.GetProperty(property).EnumerateArray().Select(v => v.GetString()!)];

    private async Task AssertAuditAsync(string what, params string?[] about)
    {
        await using var context = Rig.Open();
        Assert.Equal(about, await context.Audit.Where(a => a.What == what).OrderBy(a => a.Id).Select(a => a.AboutId).ToListAsync(Now));
    }
}
