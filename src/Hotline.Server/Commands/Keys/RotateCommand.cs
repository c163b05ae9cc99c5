using System.CommandLine;
using System.Text.Json;
using Hotline.Server.Commands.Erasing;
using Hotline.Server.Settings;
using Hotline.Storage;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Casebook.Rotation;
using Hotline.Storage.Protection;
using Hotline.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;

namespace Hotline.Server.Commands.Keys;

/// <summary>
/// <c>hotline keys rotate</c>: puts everything under the new master key. A running <c>serve</c> does it by itself: then this shows how far it is, and waits for its end. While none runs it does the work.
/// </summary>
internal static class RotateCommand
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "One JSON object at the end instead of words, for scripts." };
        var command = new Command("rotate", "Put everything under the new master key, and say when the old one can go. Can be run again at any time.") { json };
        command.SetAction((result, cancellationToken) => Guarded.RunAsync(() => RunAsync(result.GetValue(json), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(bool json, CancellationToken cancellationToken)
    {
        var configuration = HotlineConfiguration.Read([]);
        var data = HostFolder.WithCasebook(configuration);
        var beside = SqliteRuntime.IsInUse(data);
        await using var services = beside ? ErasureServices.BesideServe(configuration) : await ErasureServices.AloneAsync(configuration, cancellationToken);
        if (services.GetRequiredService<MasterKey>().Older.Count == 0)
            throw new SettingsException("There is nothing to rotate: Protection:OldMasterKeys is empty. Make the next key with 'hotline keys next'; deploy/README.md, a new master key, says what to set then.");
        var looked = beside ? await WatchAsync(services, data, json, cancellationToken) : await RotateAsync(services, json, cancellationToken);
        Console.WriteLine(json
            ? JsonSerializer.Serialize(new RotationLine(services.GetRequiredService<MasterKey>().Fingerprint, looked, 0), CommandJson.Default.RotationLine)
            : $"The rotation is over: {looked} keys were looked at, and none needs an older master key. Take Protection:OldMasterKeys away, and keep the old key locked away until the last backup from before is destroyed.");
        return Guarded.Ok;
    }

    private static async Task<long> RotateAsync(ServiceProvider services, bool quiet, CancellationToken cancellationToken)
    {
        var rotation = services.GetRequiredService<KeyRotation>();
        var found = quiet ? await rotation.FinishAsync(looked: null, cancellationToken) : await AnsiConsole.Progress().StartAsync(async shown =>
        {
            var task = shown.AddTask("Keys", maxValue: 1);
            task.IsIndeterminate = true;
            var seen = 0L;
            return await rotation.FinishAsync(count => task.Description = $"Keys looked at: {seen += count}", cancellationToken);
        });
        return found?.Looked ?? throw new SettingsException("Another hotline still seals under another master key. Start that one with the new key too, wait two minutes, and run this again. Nothing is lost meanwhile.");
    }

    /// <summary>What the running program still has before it, by the keys of people; the store's own word at the end.</summary>
    private static async Task<long> WatchAsync(ServiceProvider services, string data, bool quiet, CancellationToken cancellationToken)
    {
        var looked = 0L;
        if (quiet) await UntilAsync((all, _) => looked = all);
        else
            await AnsiConsole.Progress().StartAsync(async shown =>
            {
                var task = shown.AddTask("Keys of people under the new key");
                await UntilAsync((all, old) => (looked, task.MaxValue, task.Value) = (all, Math.Max(1, all), all == 0 ? 1 : all - old));
            });
        return looked;

        async Task UntilAsync(Action<int, int> show)
        {
            while (true)
            {
                await using (var context = await services.GetRequiredService<IDbContextFactory<CasebookContext>>().CreateDbContextAsync(cancellationToken))
                {
                    var (all, old) = await KeyRotation.CountAsync(context, services.GetRequiredService<ContactVault>(), cancellationToken);
                    show(all, old);
                    if (old == 0 && await IsSettledAsync(services, data, cancellationToken)) return;
                }

                await Task.Delay(Look, TimeProvider.System, cancellationToken);
            }
        }
    }

    /// <summary>Whether the running program has said that nothing needs another key: in its own store, or, with PostgreSQL, there.</summary>
    private static async Task<bool> IsSettledAsync(ServiceProvider services, string data, CancellationToken cancellationToken)
    {
        var wanted = services.GetRequiredService<MasterKey>().Fingerprint;
        if (StoreInspection.ReadRuntime(data) is { Fingerprint: { } written }) return written == wanted;
        return await services.GetRequiredService<ICasebookDatabase>().FingerprintAsync(cancellationToken) is var said && (said is null || said == wanted);
    }
}

/// <summary>The end of a rotation, as <c>hotline keys rotate --json</c> prints it.</summary>
internal sealed record RotationLine(string MasterKey, long Looked, int UnderOlder);
