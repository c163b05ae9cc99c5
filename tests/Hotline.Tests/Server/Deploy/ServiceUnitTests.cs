using System.Diagnostics;
using Hotline.Tests.Support;

namespace Hotline.Tests.Server.Deploy;

public sealed class ServiceUnitTests
{
    private const string Program = "/opt/hotline/hotline";

    [Fact]
    public async Task Systemd_accepts_the_unit_without_a_word() => Assert.Equal((0, ""), await VerifyAsync(Unit()));

    [Fact]
    public async Task A_misspelt_line_would_be_seen()
    {
        var (_, words) = await VerifyAsync(Unit().Replace("RestartSec=", "RestratSec=", StringComparison.Ordinal));
        Assert.Contains("RestratSec", words, StringComparison.Ordinal);
    }

    private static string Unit()
    {
        var unit = File.ReadAllText(Repository.Path("deploy", "hotline.service"));
        Assert.Contains($"ExecStart={Program} serve", unit, StringComparison.Ordinal);
        // Nothing is installed where the tests run; a program that exists stands in.
        return unit.Replace($"ExecStart={Program}", "ExecStart=/bin/true", StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Words)> VerifyAsync(string unit)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("hotline.service"), unit, TestContext.Current.CancellationToken);
        var start = new ProcessStartInfo("systemd-analyze", ["verify", folder.File("hotline.service")]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var verify = Process.Start(start)!;
        var output = verify.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = verify.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await verify.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (verify.ExitCode, (await output + await errors).Trim());
    }
}
