using Hotline.Storage.Casebook.Accounts;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Desk.Accounts;

/// <summary>Whatever changes an account is in the audit: who did it, and to whom.</summary>
public sealed class AccountAuditTests : IAsyncLifetime
{
    private const string Other = "account-ivan";

    private DeskRig _rig = null!;

    public async ValueTask InitializeAsync() => _rig = await DeskRig.StartAsync();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task Every_change_of_ones_own_account_is_written_down()
    {
        using var device = new SoftwareAuthenticator();
        var aigul = await _rig.SignedInAsync("aigul", Role.Operator);
        var password = new { password = DeskRig.Password };
        await WrittenAsync(aigul, "me", new { alias = "Dana" }, "account_change_own");
        await WrittenAsync(aigul, "me/sessions/end-others", null, "session_end_others");
        await DeskPhone.EnrolAsync(_rig, aigul);
        Assert.Equal("authenticator_begin,authenticator_add", string.Join(',', (await LastAsync(2)).Select(e => e.What)));
        await WrittenAsync(aigul, "me/recovery-codes", password, "recovery_codes_renew");
        await WrittenAsync(aigul, "me/authenticator/remove", password, "authenticator_remove");
        var asked = await WrittenAsync(aigul, "me/passkeys/options", password, "passkey_begin");
        await WrittenAsync(aigul, "me/passkeys", new { pass = asked.Text("pass"), name = "Phone", credential = device.Create(asked.Json.GetProperty("options")) }, "passkey_add");
        await WrittenAsync(aigul, $"me/passkeys/{device.Id}/name", new { name = "Old phone" }, "passkey_name");
        await WrittenAsync(aigul, $"me/passkeys/{device.Id}/remove", password, "passkey_remove");
        await WrittenAsync(aigul, "me/password", new { current = DeskRig.Password, password = "a quite different sentence" }, "password_change");
        var own = (await aigul.GetAsync("me/sessions")).Json[0].GetProperty("id").GetString();
        await WrittenAsync(aigul, $"me/sessions/{own}/end", null, "session_end");
    }

    [Fact]
    public async Task Every_change_of_anothers_account_is_written_down_with_whose_it_is()
    {
        var (root, _) = (await _rig.SignedInAsync("aigul", Role.Administrator), await _rig.SignedInAsync("ivan", Role.Operator));
        await WrittenAsync(root, "invitations", new { roles = new[] { "operator" } }, "invite");
        var open = (await root.GetAsync("invitations")).Json[0].GetProperty("id").GetString();
        await WrittenAsync(root, $"invitations/{open}/withdraw", null, "invite_withdraw");
        var seen = (await root.GetAsync("accounts")).Json.EnumerateArray().Single(a => a.GetProperty("id").GetString() == Other).GetProperty("version").GetString();
        await WrittenAsync(root, $"accounts/{Other}", new { version = seen, topics = new[] { "detention" } }, "account_change", Other);
        await WrittenAsync(root, $"accounts/{Other}/disable", null, "account_disable", Other);
        await WrittenAsync(root, $"accounts/{Other}/enable", null, "account_enable", Other);
        await WrittenAsync(root, $"accounts/{Other}/reset-second-factor", null, "second_factor_reset", Other);
        await WrittenAsync(root, $"accounts/{Other}/new-password", null, "password_renew", Other);
    }

    private async Task<DeskAnswer> WrittenAsync(DeskClient client, string path, object? body, string what, string? about = null)
    {
        var answer = await client.PostAsync(path, body);
        Assert.True(answer.Status is 200 or 204, $"{path}: {answer.Status} {answer.Json}");
        var (account, written, whose) = Assert.Single(await LastAsync(1));
        Assert.Equal(("account-aigul", what, about), (account, written, whose));
        return answer;
    }

    private async Task<IReadOnlyList<(string? Account, string What, string? About)>> LastAsync(int count)
    {
        await using var context = _rig.Open();
        var last = await context.Audit.OrderByDescending(a => a.Id).Take(count).ToListAsync(TestContext.Current.CancellationToken);
        return [.. last.AsEnumerable().Reverse().Select(a => (a.AccountId, a.What, a.AboutId))];
    }
}
