using System.Net;
using System.Text.Json;
using Hotline.FunctionalTests.Running;

namespace Hotline.FunctionalTests.Program;

/// <summary>What opens an account is in no log and no file, however loud the log is: password, authenticator, recovery codes, passes, invitations.</summary>
public sealed class AccountSweepTests
{
    private const string Password = "ZZmarked pass phraseZZ";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_opens_an_account_stands_in_no_log_and_no_file()
    {
        var logs = Directory.CreateTempSubdirectory("hotline-logs-").FullName;
        await using var hotline = await RunningHotline.StartAsync(new Dictionary<string, string> { ["Log:Level"] = "Verbose", ["Log:Folder"] = logs });
        var desk = new DeskOperator(hotline);
        await desk.WelcomeAsync("ru");
        await AskAsync(desk, "me/password", new { current = "a long enough pass phrase", password = Password });
        var invited = await AskAsync(desk, "invitations", new { roles = new[] { "operator" } });
        var begun = await AskAsync(desk, "me/authenticator", new { password = Password });
        var secret = begun.GetProperty("secret").GetString()!;
        var added = await AskAsync(desk, "me/authenticator/confirm", new { pass = begun.GetProperty("pass").GetString(), code = AuthenticatorApp.CodeOf(secret) });
        var codes = added.GetProperty("recoveryCodes").EnumerateArray().Select(c => c.GetString()!).ToList();
        var asked = await AskAsync(desk, "sign-in", new { name = "first", password = Password });
        var pass = asked.GetProperty("next").GetProperty("pass").GetString()!;
        using (var wrong = await desk.PostAsync("/api/v1/sign-in/code", new { pass, code = "ZZwrong-codeZZ" })) Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        var me = await AskAsync(desk, "sign-in/code", new { pass, code = codes[0] });
        Assert.True(me.GetProperty("signedIn").GetBoolean());

        string[] secrets =
        [
            Password, secret, secret.Replace(" ", "", StringComparison.Ordinal), begun.GetProperty("pass").GetString()!, pass, invited.GetProperty("code").GetString()!, "ZZwrong-codeZZ",
            .. codes, .. codes.Select(c => c.Replace("-", "", StringComparison.Ordinal)),
        ];
        Assert.Empty(MarkedSecrets.Find(hotline, logs, secrets));
        await hotline.StopAsync();
        Assert.Empty(MarkedSecrets.Find(hotline, logs, secrets));
    }

    private static async Task<JsonElement> AskAsync(DeskOperator desk, string path, object body)
    {
        using var answer = await desk.PostAsync("/api/v1/" + path, body);
        Assert.True(answer.IsSuccessStatusCode, path);
        var text = await answer.Content.ReadAsStringAsync(Now);
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }
}
