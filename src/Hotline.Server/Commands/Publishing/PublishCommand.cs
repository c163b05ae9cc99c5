using System.CommandLine;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Dialogs.Playing;
using Hotline.Server.Workers;
using Hotline.Storage.Casebook.Publications;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotline.Server.Commands.Publishing;

/// <summary><c>hotline publish DIR --why ...</c>: checks the files of a folder, says what they change, and makes them what every server uses. Works beside a running <c>serve</c>.</summary>
internal static class PublishCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "A folder that holds dialogs/ and locales/." };
        var why = new Option<string?>("--why") { Description = "Why, in a sentence; the history keeps it." };
        var dry = new Option<bool>("--dry-run") { Description = "Check and compare, and publish nothing." };
        var json = new Option<bool>("--json") { Description = "One JSON object a line instead of words: every change, then what was published." };
        var command = new Command("publish", "Publish scripts and texts to every server, without a restart (server mode).") { folder, why, dry, json };
        command.SetAction((result, cancellationToken) => ServerScripts.RunAsync(
            changes: true, (scripts, token) => RunAsync(scripts, result.GetValue(folder)!, result.GetValue(why), result.GetValue(dry), result.GetValue(json), token), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ServerScripts scripts, string folder, string? why, bool dry, bool json, CancellationToken cancellationToken)
    {
        var reason = dry ? "" : ServerScripts.Reason(why);
        var content = ContentFolders.In(folder);
        Tell(json, $"Reading {Path.GetFullPath(folder)} ...");
        var source = content.Source();
        var current = await scripts.CurrentAsync(cancellationToken);
        var plan = await scripts.PlanAsync(current?.Source, source, cancellationToken);
        PlanText.RequireSound(plan.Faults);
        Tell(json, $"{plan.Publication!.Dialogs.Count} dialogs, {plan.Publication.Settings.Locales.Count} languages, {PlanText.Count(plan.Faults.Count, "warning")}{(plan.Faults.Count > 0 ? $" ('hotline check {folder}' names them)" : "")}.");
        Tell(json, "Playing the conversations of dialogs/tests ...");
        PlanText.RequireSound(Played(plan.Publication, source));
        if (current?.Entry.Hash == source.Hash)
        {
            Tell(json, $"These files are publication {current.Value.Entry.Number}, which is current. Nothing was published.");
            return Guarded.Ok;
        }

        Tell(json, Against(current?.Entry, plan.IsCompared));
        PlanText.Print(plan.Changes, json);
        if (dry)
        {
            Tell(json, "Nothing was published.");
            return Guarded.Ok;
        }

        var entry = await scripts.PublishAsync(plan, PublicationActs.Publish, reason, current?.Entry.Number ?? 0, cancellationToken);
        PublicationsCommand.PrintPublished(entry, json);
        return Guarded.Ok;
    }

    private static IReadOnlyList<Fault> Played(Core.Dialogs.Publication publication, PublicationSource source) =>
        new ConversationPlayer(publication, LearntFiles.OfProgram(NullLogger<LearntFiles>.Instance).Reader(publication).Read).Play(source);

    private static string Against(PublicationEntry? current, bool compared) => current switch
    {
        null => "Nothing was published before.",
        _ when !compared => $"Publication {current.Number}, which is current, cannot be read by this program, so there is no comparison.",
        _ => $"Against publication {current.Number}, which is current:",
    };

    /// <summary>Progress is for people: JSON stays JSON.</summary>
    private static void Tell(bool json, string words)
    {
        if (!json) Console.WriteLine(words);
    }
}
