using System.Buffers.Binary;
using System.Text;
using Hotline.Desk;
using Hotline.Desk.Accounts;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Protection;
using Hotline.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hotline.Tests.Desk;

public sealed class AccountTests : IAsyncLifetime
{
    private DeskRig _rig = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _rig = await DeskRig.StartAsync();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task The_first_administrator_comes_in_by_a_code_that_works_once()
    {
        var code = await FirstCodeAsync();
        Assert.NotNull(code);
        var client = _rig.Client();
        Assert.False((await client.MeAsync()).Json.GetProperty("signedIn").GetBoolean());
        var me = await client.PostAsync("welcome", New(code));
        Assert.Equal(200, me.Status);
        Assert.Equal(["operator", "coordinator", "administrator"], me.Json.GetProperty("roles").EnumerateArray().Select(r => r.GetString()));
        Assert.True((await client.MeAsync()).Json.GetProperty("signedIn").GetBoolean());
        Assert.Equal(200, (await client.GetAsync("queue")).Status);

        Assert.Null(await FirstCodeAsync());
        var second = _rig.Client();
        await second.MeAsync();
        Assert.Equal((401, "wrong_code"), await CodeOf(second.PostAsync("welcome", New(code, "other"))));
    }

    [Fact]
    public async Task The_code_is_stored_as_a_hash_and_dies_after_a_day_or_by_a_newer_one()
    {
        var old = await FirstCodeAsync();
        var code = await FirstCodeAsync();
        await using (var context = _rig.Open()) Assert.DoesNotContain(await context.Invitations.ToListAsync(Now), i => i.CodeHash.Contains(code!, StringComparison.OrdinalIgnoreCase));
        var client = _rig.Client();
        await client.MeAsync();
        Assert.Equal(401, (await client.PostAsync("welcome", New(old))).Status);
        _rig.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(401, (await client.PostAsync("welcome", New(code))).Status);
    }

    [Fact]
    public async Task An_invited_colleague_gets_the_invited_roles_and_no_more()
    {
        var root = await _rig.SignedInAsync("root", Role.Administrator);
        var invitation = await root.PostAsync("invitations", new { roles = new[] { "operator" } });
        Assert.Equal(200, invitation.Status);
        Assert.Equal(400, (await root.PostAsync("invitations", new { roles = new[] { "emperor" } })).Status);
        var client = _rig.Client();
        await client.MeAsync();
        var me = await client.PostAsync("welcome", New(invitation.Text("code")));
        Assert.Equal(["operator"], me.Json.GetProperty("roles").EnumerateArray().Select(r => r.GetString()));
        Assert.Equal(403, (await client.PostAsync("invitations", new { roles = new[] { "administrator" } })).Status);
    }

    [Theory]
    [InlineData("aigul", "Aigul", "short pass", "ru")]
    [InlineData("aigul", "Aigul", "aaaaaaaaaaaaaaa", "ru")]
    [InlineData("aigul-of-almaty", "Aigul", "Aigul-of-Almaty1", "ru")]
    [InlineData("ai", "Aigul", "long enough words", "ru")]
    [InlineData("aigul", "", "long enough words", "ru")]
    [InlineData("aigul", "Aigul", "long enough words", "<script>")]
    public async Task A_weak_account_is_refused_with_words_and_the_code_stays_good(string name, string alias, string password, string language)
    {
        var code = await FirstCodeAsync();
        var client = _rig.Client();
        await client.MeAsync();
        Assert.Equal((400, "invalid"), await CodeOf(client.PostAsync("welcome", new { code, name, alias, password, languages = new[] { language } })));
        Assert.Equal(200, (await client.PostAsync("welcome", New(code))).Status);
    }

    [Fact]
    public void A_name_that_does_not_exist_costs_the_same_work_and_never_fits()
    {
        var passwords = new Passwords(Options.Create(new PasswordHasherOptions()));
        Assert.False(passwords.Fits(null, "anything at all"));
        Assert.False(passwords.Fits(CasebookRigAccount(passwords.Hash("one password")), "another password"));
        Assert.True(passwords.Fits(CasebookRigAccount(passwords.Hash("one password")), "one password"));
    }

    [Fact]
    public void A_hash_of_the_desk_is_at_least_a_hundred_thousand_rounds_of_work()
    {
        using var services = new ServiceCollection().AddDesk().BuildServiceProvider();
        var hash = Convert.FromBase64String(services.GetRequiredService<Passwords>().Hash("one password"));
        // The framework's third format: a mark, then the function and the rounds, four bytes each.
        Assert.Equal(1, hash[0]);
        Assert.True(BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5)) >= 100_000);
    }

    [Fact]
    public async Task A_hash_of_less_work_than_today_is_made_anew_at_sign_in()
    {
        await _rig.SignedInAsync("aigul", Role.Operator);
        var old = new Passwords(Options.Create(new PasswordHasherOptions { IterationCount = 10 })).Hash(DeskRig.Password);
        await using var context = _rig.Open();
        await context.Accounts.ExecuteUpdateAsync(set => set.SetProperty(a => a.PasswordHash, old), Now);
        for (var i = 0; i < 2; i++) Assert.True((await DeskPhone.BeginAsync(_rig, "aigul")).Answer.Json.GetProperty("signedIn").GetBoolean());
        Assert.NotEqual(old, await context.Accounts.Select(a => a.PasswordHash).SingleAsync(Now));
    }

    [Fact]
    public async Task The_cookie_is_for_the_server_alone()
    {
        await _rig.SignedInAsync("first", Role.Operator);
        var client = _rig.Client();
        await client.MeAsync();
        await client.PostAsync("sign-in", new { name = "first", password = DeskRig.Password });
        var cookie = client.LastSetCookie.Single(c => c.StartsWith("hotline_desk=", StringComparison.Ordinal)).ToLowerInvariant();
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=strict", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("secure", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Behind_TLS_both_cookies_are_for_this_host_and_TLS_alone_also_where_the_proxy_does_not_say_so()
    {
        await using var rig = await DeskRig.StartAsync(publicUrl: "https://hotline.example.org");
        var client = await rig.SignedInAsync("aigul", Role.Operator);

        Assert.Equal(["__Host-hotline_antiforgery", "__Host-hotline_desk"], client.Cookies.Keys.Order(StringComparer.Ordinal));
        Assert.NotEmpty(client.LastSetCookie);
        Assert.All(client.LastSetCookie, cookie =>
        {
            var parts = cookie.ToLowerInvariant().Split("; ");
            Assert.Contains("secure", parts);
            Assert.Contains("path=/", parts);
            Assert.Contains("httponly", parts);
            Assert.Contains("samesite=strict", parts);
            Assert.DoesNotContain(parts, part => part.StartsWith("domain", StringComparison.Ordinal));
        });
        Assert.Equal(200, (await client.GetAsync("queue")).Status);
        Assert.Equal(204, (await client.PostAsync("sign-out")).Status);
        Assert.DoesNotContain("__Host-hotline_desk", client.Cookies.Keys);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_for_a_copied_cookie_too()
    {
        var client = await _rig.SignedInAsync("aigul", Role.Operator);
        var thief = _rig.Client();
        thief.Steal(client);
        Assert.Equal(200, (await thief.GetAsync("queue")).Status);
        Assert.Equal(204, (await client.PostAsync("sign-out")).Status);
        Assert.Equal(401, (await thief.GetAsync("queue")).Status);
        Assert.Equal(401, (await client.GetAsync("queue")).Status);
    }

    [Fact]
    public async Task A_session_ends_when_the_account_is_disabled_or_its_rights_change_or_twelve_hours_pass()
    {
        var (aigul, ivan, dana) = (await _rig.SignedInAsync("aigul", Role.Operator), await _rig.SignedInAsync("ivan", Role.Operator), await _rig.SignedInAsync("dana", Role.Operator));
        await using (var context = _rig.Open())
        {
            await context.Accounts.Where(a => a.Name == "aigul").ExecuteUpdateAsync(set => set.SetProperty(a => a.Disabled, true), Now);
            await context.Accounts.Where(a => a.Name == "ivan").ExecuteUpdateAsync(set => set.SetProperty(a => a.SecurityStamp, "new"), Now);
        }

        Assert.Equal(401, (await aigul.GetAsync("queue")).Status);
        Assert.Equal(401, (await ivan.GetAsync("queue")).Status);
        _rig.Clock.Advance(TimeSpan.FromHours(7));
        Assert.Equal(200, (await dana.GetAsync("queue")).Status);
        // Sliding: seven hours after the last request it still stands, thirteen after it does not.
        _rig.Clock.Advance(TimeSpan.FromHours(7));
        Assert.Equal(200, (await dana.GetAsync("queue")).Status);
        _rig.Clock.Advance(TimeSpan.FromHours(13));
        Assert.Equal(401, (await dana.GetAsync("queue")).Status);
    }

    [Fact]
    public async Task A_restart_signs_nobody_out_and_the_keys_lie_sealed()
    {
        using var folder = new TemporaryFolder();
        DeskClient client;
        await using (var before = await DeskRig.StartAsync(folder)) client = await before.SignedInAsync("aigul", Role.Operator);
        await using var after = await DeskRig.StartAsync(folder);
        var again = after.Client();
        again.Steal(client);
        Assert.Equal(200, (await again.GetAsync("queue")).Status);
        Assert.Equal(204, (await again.PostAsync("queue/take-next")).Status);
        await using var context = after.Open();
        var key = await context.DeskKeys.SingleAsync(Now);
        Assert.Contains("<masterKey", after.Get<DeskKeySeal>().Open(key.Name, key.Sealed), StringComparison.Ordinal);
        Assert.DoesNotContain("<masterKey", Encoding.UTF8.GetString(key.Sealed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Servers_that_start_together_on_one_casebook_open_each_others_cookies()
    {
        using var folder = new TemporaryFolder();
        await EmptyCasebook.PutAsync(folder);
        var master = KeyValuePair.Create<string, string?>("Protection:MasterKey", MasterKey.NewText());
        var started = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => DeskRig.StartAsync(folder, settings: master))));
        await using var one = started[0];
        await using var other = started[1];
        await using var context = one.Open();
        Assert.Equal(DeskKey.First, (await context.DeskKeys.SingleAsync(Now)).Name);
        foreach (var (from, to, name) in new[] { (one, other, "aigul"), (other, one, "ivan") })
        {
            var client = await from.SignedInAsync(name, Role.Operator);
            var moved = to.Client();
            moved.Steal(client);
            Assert.Equal(200, (await moved.GetAsync("queue")).Status);
            Assert.Equal(204, (await moved.PostAsync("queue/take-next")).Status);
        }
    }

    private Task<string?> FirstCodeAsync() => _rig.Get<FirstAdministrator>().EnsureInvitationAsync(Now);

    private static object New(string? code, string name = "aigul") => new { code, name, alias = name, password = "long enough words", languages = new[] { "ru", "uz-Latn" } };

    private static Account CasebookRigAccount(string hash)
    {
        var account = CasebookRig.Operator("someone");
        account.PasswordHash = hash;
        return account;
    }

    private static async Task<(int, string?)> CodeOf(Task<DeskAnswer> asked)
    {
        var answer = await asked;
        return (answer.Status, answer.Error);
    }
}
