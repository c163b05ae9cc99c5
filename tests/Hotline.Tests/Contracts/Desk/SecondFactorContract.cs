using System.Text;
using Hotline.Desk.Accounts;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Tests.Storage.Casebook.Postgres;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Contracts.Desk;

public abstract class SecondFactorContract(PostgresHouse? house) : DeskContract(house)
{
    private const string Elsewhere = "198.51.100.7";

    [Fact]
    public async Task An_authenticator_counts_when_its_first_code_came_back_and_is_asked_for_from_then_on()
    {
        var aigul = await Rig.SignedInAsync("aigul", Role.Operator);
        var begun = await aigul.PostAsync("me/authenticator", new { password = DeskRig.Password });
        Assert.StartsWith("otpauth://totp/Hotline:aigul?secret=", begun.Text("uri"), StringComparison.Ordinal);
        Assert.StartsWith("<svg", begun.Text("svg"), StringComparison.Ordinal);
        Assert.True((await DeskPhone.BeginAsync(Rig, "aigul")).Answer.Json.GetProperty("signedIn").GetBoolean());

        var phone = await DeskPhone.EnrolAsync(Rig, aigul);
        Assert.Equal(10, phone.RecoveryCodes.Distinct().Count());
        var (page, asked) = await DeskPhone.BeginAsync(Rig, "aigul");
        Assert.Equal((200, false), (asked.Status, asked.Json.GetProperty("signedIn").GetBoolean()));
        Assert.Equal(["code", "recovery"], asked.Json.GetProperty("next").GetProperty("ways").EnumerateArray().Select(w => w.GetString()));
        Assert.Equal(401, (await page.GetAsync("queue")).Status);
        Assert.Equal((401, "wrong_code"), await CodeOf(page.PostAsync("sign-in/code", new { pass = DeskPhone.PassOf(asked), code = phone.WrongCode })));
        Assert.Equal(200, (await page.PostAsync("sign-in/code", new { pass = DeskPhone.PassOf(asked), code = phone.Code })).Status);
        Assert.Equal(200, (await page.GetAsync("queue")).Status);
        await AssertAuditAsync("authenticator_begin", "authenticator_begin", "authenticator_add", "sign_in_begun", "second_factor_refused", "sign_in");
    }

    [Fact]
    public async Task A_code_opens_once_also_when_it_comes_many_times_at_once()
    {
        var phone = await DeskPhone.EnrolAsync(Rig, await Rig.SignedInAsync("aigul", Role.Operator));
        var pages = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => DeskPhone.BeginAsync(Rig, "aigul", $"203.0.113.{i}")));
        var code = phone.Code;
        var answers = await Task.WhenAll(pages.Select(p => p.Client.PostAsync("sign-in/code", new { pass = DeskPhone.PassOf(p.Answer), code })));
        Assert.Equal([200, 401, 401, 401], answers.Select(a => a.Status).Order());
        Assert.Equal(401, (await DeskPhone.SignInAsync(Rig, "aigul", code)).Status);
        Rig.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(200, (await DeskPhone.SignInAsync(Rig, "aigul", phone.Code)).Status);
    }

    [Fact]
    public async Task A_recovery_code_opens_once_however_it_is_typed_and_a_new_set_voids_the_old()
    {
        var aigul = await Rig.SignedInAsync("aigul", Role.Operator);
        var phone = await DeskPhone.EnrolAsync(Rig, aigul);
        var typed = phone.RecoveryCodes[0].ToUpperInvariant().Replace('-', ' ');
        Assert.Equal(200, (await DeskPhone.SignInAsync(Rig, "aigul", typed)).Status);
        Assert.Equal(401, (await DeskPhone.SignInAsync(Rig, "aigul", typed)).Status);
        Assert.Equal(9, (await aigul.GetAsync("me/second-factor")).Json.GetProperty("recoveryCodesLeft").GetInt32());

        var renewed = await aigul.PostAsync("me/recovery-codes", new { password = DeskRig.Password });
        Assert.Equal(401, (await DeskPhone.SignInAsync(Rig, "aigul", phone.RecoveryCodes[1])).Status);
        Assert.Equal(200, (await DeskPhone.SignInAsync(Rig, "aigul", renewed.Json.GetProperty("recoveryCodes")[0].GetString()!)).Status);
    }

    [Fact]
    public async Task Neither_key_nor_recovery_codes_can_be_read_in_the_casebook()
    {
        var aigul = await Rig.SignedInAsync("aigul", Role.Operator);
        var begun = await aigul.PostAsync("me/authenticator", new { password = DeskRig.Password });
        var phone = await DeskPhone.EnrolAsync(Rig, aigul);
        await using var context = Rig.Open();
        var account = await context.Accounts.SingleAsync(Now);
        Assert.Equal(-1, account.AuthenticatorKey.AsSpan().IndexOf(Encoding.ASCII.GetBytes(begun.Text("secret")![..4])));
        Assert.True(account.AuthenticatorKey!.Length > 40);
        var hashes = await context.RecoveryCodes.Select(c => c.CodeHash).ToListAsync(Now);
        Assert.Equal(10, hashes.Count);
        Assert.All(phone.RecoveryCodes, code => Assert.DoesNotContain(hashes, hash => hash.Contains(code.Replace("-", "", StringComparison.Ordinal), StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_lock_of_the_first_step_holds_for_both_whether_the_password_was_right_or_not()
    {
        var phone = await DeskPhone.EnrolAsync(Rig, await Rig.SignedInAsync("aigul", Role.Operator));
        var (page, begun) = await DeskPhone.BeginAsync(Rig, "aigul", Elsewhere);
        // A right password in between buys no more guesses.
        for (var i = 0; i < SignInGuard.MostFailures; i++) Assert.Equal(401, (await DeskPhone.SignInAsync(Rig, "aigul", phone.WrongCode, Elsewhere)).Status);

        Assert.Equal((429, "too_many"), await CodeOf(page.PostAsync("sign-in/code", new { pass = DeskPhone.PassOf(begun), code = phone.Code })));
        var right = await page.PostAsync("sign-in", new { name = "aigul", password = DeskRig.Password });
        var wrong = await page.PostAsync("sign-in", new { name = "aigul", password = "not the password" });
        Assert.Equal((429, 429, right.Text("message")), (right.Status, wrong.Status, wrong.Text("message")));
        Assert.Equal(200, (await DeskPhone.SignInAsync(Rig, "aigul", phone.Code)).Status);
    }

    [Fact]
    public async Task Ten_wrong_codes_from_anywhere_lock_the_second_step_and_not_the_first()
    {
        var phone = await DeskPhone.EnrolAsync(Rig, await Rig.SignedInAsync("aigul", Role.Operator));
        for (var i = 0; i < SignInGuard.MostCodes; i++) Assert.Equal(401, (await DeskPhone.SignInAsync(Rig, "aigul", phone.WrongCode, $"203.0.113.{i}")).Status);

        var (page, begun) = await DeskPhone.BeginAsync(Rig, "aigul");
        Assert.Equal(200, begun.Status);
        var locked = await page.PostAsync("sign-in/code", new { pass = DeskPhone.PassOf(begun), code = phone.Code });
        Assert.Equal((429, "900"), (locked.Status, locked.Headers.RetryAfter?.ToString()));
        Rig.Clock.Advance(SignInGuard.Lock);
        Assert.Equal(200, (await DeskPhone.SignInAsync(Rig, "aigul", phone.Code)).Status);
    }

    [Fact]
    public async Task A_pass_is_good_for_ten_minutes_for_its_own_step_and_until_the_rights_change()
    {
        var aigul = await Rig.SignedInAsync("aigul", Role.Operator);
        var phone = await DeskPhone.EnrolAsync(Rig, aigul);
        var (page, begun) = await DeskPhone.BeginAsync(Rig, "aigul");
        var pass = DeskPhone.PassOf(begun);
        Assert.Equal((401, "pass_over"), await CodeOf(page.PostAsync("sign-in/code", new { pass = pass + "A", code = phone.Code })));
        Assert.Equal((401, "pass_over"), await CodeOf(page.PostAsync("sign-in/passkey", new { pass, credential = new { } })));
        Assert.Equal((401, "pass_over"), await CodeOf(aigul.PostAsync("me/authenticator/confirm", new { pass, code = phone.Code })));
        Rig.Clock.Advance(EntryPasses.Life);
        Assert.Equal((401, "pass_over"), await CodeOf(page.PostAsync("sign-in/code", new { pass, code = phone.Code })));

        (page, begun) = await DeskPhone.BeginAsync(Rig, "aigul");
        Assert.Equal(204, (await aigul.PostAsync("me/password", new { current = DeskRig.Password, password = "a quite different sentence" })).Status);
        Assert.Equal((401, "pass_over"), await CodeOf(page.PostAsync("sign-in/code", new { pass = DeskPhone.PassOf(begun), code = phone.Code })));
    }

    [Fact]
    public async Task Whoever_finds_an_open_desk_changes_nothing_about_the_way_in_without_the_password()
    {
        var aigul = await Rig.SignedInAsync("aigul", Role.Operator);
        await DeskPhone.EnrolAsync(Rig, aigul);
        string[] routes = ["me/authenticator", "me/authenticator/remove", "me/recovery-codes", "me/passkeys/options", "me/passkeys/any/remove"];
        foreach (var route in routes) Assert.Equal((401, "wrong"), await CodeOf(aigul.PostAsync(route, new { password = "not the password" })));
        Assert.Equal((429, "too_many"), await CodeOf(aigul.PostAsync("me/authenticator/remove", new { password = DeskRig.Password })));
        Rig.Clock.Advance(SignInGuard.Lock);
        Assert.Equal(204, (await aigul.PostAsync("me/authenticator/remove", new { password = DeskRig.Password })).Status);

        Assert.True((await DeskPhone.BeginAsync(Rig, "aigul")).Answer.Json.GetProperty("signedIn").GetBoolean());
        Assert.Equal(0, (await aigul.GetAsync("me/second-factor")).Json.GetProperty("recoveryCodesLeft").GetInt32());
    }

    private async Task AssertAuditAsync(params string[] codes)
    {
        await using var context = Rig.Open();
        var written = await context.Audit.OrderBy(a => a.Id).ToListAsync(Now);
        Assert.All(written, entry => Assert.Equal("account-aigul", entry.AccountId));
        Assert.Equal(codes, written.Select(a => a.What).Where(w => w != "sign_in").Append("sign_in"));
    }
}
