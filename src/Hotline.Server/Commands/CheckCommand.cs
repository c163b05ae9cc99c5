using System.CommandLine;
using System.Text.Json;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Dialogs.Playing;
using Hotline.Server.Settings;
using Hotline.Server.Workers;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotline.Server.Commands;

/// <summary><c>hotline check [DIR]</c>: names every fault of scripts and texts on a line, plays the conversations in <c>dialogs/tests</c>, exits 0 or 1.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var folder = new Argument<string?>("DIR") { Description = "A folder that holds dialogs/ and locales/; the configured ones without it.", Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<bool>("--json") { Description = "One JSON object a fault." };
        var command = new Command("check", "Check scripts and texts, and play their tests.") { folder, json };
        command.SetAction((result, cancellationToken) => Guarded.RunAsync(() => RunAsync(result.GetValue(folder), result.GetValue(json), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(string? folder, bool json, CancellationToken cancellationToken)
    {
        var configuration = HotlineConfiguration.Read([]);
        var content = folder is null ? ContentFolders.Of(configuration) : ContentFolders.In(folder);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var (publication, faults) = content.Read(content.Source(), configuration, today);
        List<Fault> all = [.. faults];
        if (publication is not null) all.AddRange(new ConversationPlayer(publication, LearntFiles.OfProgram(NullLogger<LearntFiles>.Instance).Reader(publication).Read).PlayFolder(content.Tests));
        foreach (var fault in all)
            await Console.Out.WriteLineAsync((json ? JsonSerializer.Serialize(FaultLine.Of(fault), CommandJson.Default.FaultLine) : fault.ToString()).AsMemory(), cancellationToken);
        var errors = all.Count(f => f.Severity == FaultSeverity.Error);
        if (!json) await Console.Out.WriteLineAsync($"{errors} errors, {all.Count - errors} warnings.".AsMemory(), cancellationToken);
        return errors == 0 ? Guarded.Ok : Guarded.Failed;
    }
}
