using System.CommandLine;
using Hotline.Server.Commands.Doctor;
using Hotline.Server.Settings;

namespace Hotline.Server.Commands;

/// <summary><c>hotline doctor</c>: looks at everything that a host can put right, a line each, and exits 1 when something fails. Works beside a running <c>serve</c>.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var settings = SettingsArgument.Create();
        var command = new Command("doctor", "Look at everything that a host can put right, and say what to do. Settings may follow as Name=value.") { settings };
        command.SetAction((result, cancellationToken) => Guarded.RunAsync(() => RunAsync(result.Settings(settings), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(IReadOnlyList<string> settings, CancellationToken cancellationToken)
    {
        var configuration = HotlineConfiguration.Read(settings);
        var worst = Verdict.Ok;
        await foreach (var finding in LookAsync(configuration, HostFolder.Of(configuration), TimeProvider.System.GetUtcNow(), cancellationToken))
        {
            Console.WriteLine(finding);
            if (finding.Verdict > worst) worst = finding.Verdict;
        }

        return worst == Verdict.Fail ? Guarded.Failed : Guarded.Ok;
    }

    private static async IAsyncEnumerable<Finding> LookAsync(
        IConfigurationRoot configuration, string data, DateTimeOffset now, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var finding in SettingsCheck.Look(configuration)) yield return finding;
        foreach (var finding in FolderCheck.Look(data)) yield return finding;
        foreach (var finding in FolderCheck.LookAtMedia(configuration["Media:Folder"])) yield return finding;
        foreach (var finding in await StoresCheck.LookAsync(configuration, data, cancellationToken)) yield return finding;
        foreach (var finding in ContentCheck.Look(configuration, DateOnly.FromDateTime(now.UtcDateTime))) yield return finding;
        yield return ContentCheck.Pages();
        foreach (var finding in OutsideCheck.Clock(configuration, data, now)) yield return finding;
        foreach (var channel in ChannelModules.All)
            foreach (var finding in await OutsideCheck.ChannelAsync(channel, configuration, cancellationToken)) yield return finding;
        foreach (var finding in await OutsideCheck.ServiceAsync(configuration, cancellationToken)) yield return finding;
    }
}
