using System.CommandLine;
using System.Text.Json;
using Hotline.Core.Channels;
using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Dialogs.Measuring;
using Hotline.Core.Dialogs.Playing;
using Hotline.Server.Settings;
using Hotline.Server.Workers;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotline.Server.Commands;

/// <summary>
/// <c>hotline check [DIR]</c>: names every fault of scripts and texts on a line, plays the conversations in <c>dialogs/tests</c>, says what a talk costs as SMS, exits 0 or 1.
/// <c>--sms</c> shows that for every line. What each rule proves stands in <c>dialogs/README.md</c>.
/// </summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var folder = new Argument<string?>("DIR") { Description = "A folder that holds dialogs/ and locales/; the configured ones without it.", Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<bool>("--json") { Description = "One JSON object a fault." };
        var sms = new Option<bool>("--sms") { Description = "What each line costs as SMS in each language, and the longest way through a talk." };
        var command = new Command("check", "Check scripts and texts, and play their tests.") { folder, json, sms };
        command.SetAction((result, cancellationToken) => Guarded.RunAsync(() => RunAsync(result.GetValue(folder), result.GetValue(json), result.GetValue(sms), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(string? folder, bool json, bool sms, CancellationToken cancellationToken)
    {
        var configuration = HotlineConfiguration.Read([]);
        var content = folder is null ? ContentFolders.Of(configuration) : ContentFolders.In(folder);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var source = content.Source();
        var (publication, faults) = content.Read(source, configuration, today);
        // The conversations are played while the rest is measured: the two take about as long.
        var played = publication is null ? Task.FromResult<IReadOnlyList<Fault>>([]) : Task.Run(() => Played(publication, source), cancellationToken);
        var costs = publication is null ? [] : SmsCost.Of(publication);
        List<Fault> all = [.. faults, .. publication is null ? [] : ChannelCheck.Run(publication, costs), .. await played];
        foreach (var fault in all)
            await Console.Out.WriteLineAsync((json ? JsonSerializer.Serialize(FaultLine.Of(fault), CommandJson.Default.FaultLine) : $"{fault} [{fault.Code}]").AsMemory(), cancellationToken);
        var output = new SmsOutput(PartPrice.Read(configuration["Twilio:SmsPrice"] ?? ""), json);
        foreach (var line in costs.SelectMany(cost => sms ? output.Every(cost) : json ? [] : [output.Summary(cost)])) await Console.Out.WriteLineAsync(line.AsMemory(), cancellationToken);
        var errors = all.Count(f => f.Severity == FaultSeverity.Error);
        if (!json) await Console.Out.WriteLineAsync($"{errors} errors, {all.Count - errors} warnings.".AsMemory(), cancellationToken);
        return errors == 0 ? Guarded.Ok : Guarded.Failed;
    }

    private static IReadOnlyList<Fault> Played(Publication publication, PublicationSource source) =>
        new ConversationPlayer(publication, LearntFiles.OfProgram(NullLogger<LearntFiles>.Instance).Reader(publication).Read).Play(source);
}
