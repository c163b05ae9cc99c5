using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Hotline.FunctionalTests.FakeTelegram;
using Hotline.FunctionalTests.Running;

namespace Hotline.FunctionalTests.Program;

/// <summary>What stops a start says so in words that help, and what a provider does never stops it.</summary>
public sealed class StartErrorTests
{
    [Theory]
    [InlineData("is no bot token|not a bot token", "Telegram:Token", "hello")]
    [InlineData("Telegram:PerSecond", "Telegram:PerSecond", "many", "Telegram:Token", "123456789:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("Twilio:WhatsAppFrom", "WhatsApp:PhoneNumberId", "1", "Twilio:WhatsAppFrom", "whatsapp:+14155238886")]
    [InlineData("Flood:RepliesPerMinute", "Flood:RepliesPerMinute", "few")]
    [InlineData("Set Telegram:AnswerSeconds to 20 or less", "Telegram:Token", "123456789:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "Telegram:AnswerSeconds", "30")]
    [InlineData("Runtime:Partitions|Partitions", "Runtime:Partitions", "0")]
    [InlineData("Urls", "Urls", "over there")]
    [InlineData("Defaults:Zone", "Defaults:Zone", "Mars/Olympus")]
    [InlineData("Protection:MasterKey_FILE", "Protection:MasterKey_FILE", "/no/such/key")]
    [InlineData("MasterKey|master key", "Protection:MasterKey", "short")]
    [InlineData("/no/such/dialogs", "Dialogs", "/no/such/dialogs")]
    [InlineData("TrustedProxies", "TrustedProxies", "the one in the cellar")]
    public async Task A_setting_that_cannot_be_used_is_named(string named, params string[] settings)
    {
        var pairs = settings.Chunk(2).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
        await RefusesAsync(named.Split('|'), pairs);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_named()
    {
        var file = Path.GetTempFileName();
        await RefusesAsync([file], new() { ["Data"] = Path.Combine(file, "data") });
    }

    [Fact]
    public async Task A_taken_port_is_a_clear_sentence()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var output = await RefusesAsync(["address is taken"], new() { ["Urls"] = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}" });
        Assert.DoesNotContain("first account", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_script_is_named_by_file_and_line()
    {
        var folder = CheckCommandTests.Copy();
        await File.WriteAllTextAsync(Path.Combine(folder, "dialogs", "broken.yaml"), "dialog: broken\nnodes:\n  start:\n    say: \"Hello.\"\n    then: nowhere\n");
        await RefusesAsync(["broken.yaml:5"], new() { ["Dialogs"] = Path.Combine(folder, "dialogs"), ["Locales"] = Path.Combine(folder, "locales") });
    }

    [Fact]
    public async Task A_second_serve_and_another_key_are_refused_on_one_folder_and_the_first_goes_on()
    {
        await using var hotline = await RunningHotline.StartAsync();
        await RefusesAsync(["Another hotline"], new() { ["Data"] = hotline.Data });
        using var answer = await hotline.Http.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await hotline.StopAsync();
        await RefusesAsync(["does not belong"], new() { ["Data"] = hotline.Data, ["Protection:MasterKey"] = Convert.ToBase64String(new byte[32]) });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_provider_that_refuses_or_is_silent_never_stops_the_start(bool silent)
    {
        await using var telegram = await FakeTelegramServer.StartAsync();
        if (silent) telegram.FallSilent();
        var settings = new Dictionary<string, string> { ["Telegram:Token"] = telegram.Token, ["Telegram:ApiUrl"] = telegram.Url };
        if (!silent) telegram.RevokeToken();
        await using var hotline = await RunningHotline.StartAsync(settings);
        using var answer = await hotline.Http.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    /// <summary>Serves with these settings until it gives up: not 0, a sentence with one of these words, no stack. Returns what was printed.</summary>
    private static async Task<string> RefusesAsync(string[] named, Dictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.Program, "serve"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository.Root };
        start.Environment["Data"] = Path.Combine(Path.GetTempPath(), $"hotline-refused-{Guid.NewGuid():N}");
        start.Environment["Urls"] = $"http://127.0.0.1:{FreePort.Find()}";
        foreach (var (name, value) in settings) start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }

        Assert.NotEqual(0, process.ExitCode);
        var said = await errors;
        Assert.True(named.Any(n => said.Contains(n, StringComparison.Ordinal)), $"None of '{string.Join("', '", named)}' in: {said}");
        Assert.DoesNotContain("   at ", said + await output, StringComparison.Ordinal);
        return await output;
    }
}
