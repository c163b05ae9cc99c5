using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Hotline.Core.Dialogs.Publishing;
using Hotline.Server.Settings;
using Hotline.Storage.Casebook.Publications;

namespace Hotline.Server.Commands.Publishing;

/// <summary><c>hotline publications</c>: the history, what changed from one to another, back to an earlier one, and a dialog out of use. Works beside a running <c>serve</c>.</summary>
internal static class PublicationsCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "JSON instead of words, one object a line.", Recursive = true };
        return new Command("publications", "What was published, by whom and why; roll back; take a dialog out of use.") { json, List(json), Diff(json), RollBack(json), Withdraw(json) };
    }

    public static void PrintPublished(PublicationEntry entry, bool json) => Console.WriteLine(json
        ? JsonSerializer.Serialize(Line(entry, by: null), CommandJson.Default.PublishedLine)
        : $"Published as publication {entry.Number}. Every server that runs uses it within two seconds.");

    private static Command List(Option<bool> json)
    {
        var before = new Option<long?>("--before") { Description = $"Only those below this number; {PublicationBook.Size} are shown at a time." };
        var list = new Command("list", "List publications, the newest first.") { before };
        list.SetAction((result, cancellationToken) => ServerScripts.RunAsync(changes: false, (scripts, token) => ListAsync(scripts, result.GetValue(before), result.GetValue(json), token), cancellationToken));
        return list;
    }

    private static Command Diff(Option<bool> json)
    {
        var number = new Argument<long?>("NUMBER") { Description = "The publication to look at; the current one without it.", Arity = ArgumentArity.ZeroOrOne };
        var against = new Option<long?>("--against") { Description = "The one to compare it with; the one before it without this." };
        var diff = new Command("diff", "Say in words what a publication changed, and who waits where now.") { number, against };
        diff.SetAction((result, cancellationToken) => ServerScripts.RunAsync(
            changes: false, (scripts, token) => DiffAsync(scripts, result.GetValue(number), result.GetValue(against), result.GetValue(json), token), cancellationToken));
        return diff;
    }

    private static Command RollBack(Option<bool> json)
    {
        var number = new Argument<long>("NUMBER") { Description = "The publication whose files are to be used again." };
        var why = Why();
        var back = new Command("rollback", "Publish the files of an earlier publication again, under a new number.") { number, why };
        back.SetAction((result, cancellationToken) => ServerScripts.RunAsync(
            changes: true, (scripts, token) => RollBackAsync(scripts, result.GetValue(number), result.GetValue(why), result.GetValue(json), token), cancellationToken));
        return back;
    }

    private static Command Withdraw(Option<bool> json)
    {
        var dialog = new Argument<string>("DIALOG") { Description = "The dialog that nobody is to be led through any more." };
        var to = new Option<string>("--to") { Description = "Where its people go on: a dialog, or dialog.node.", Required = true };
        var why = Why();
        var withdraw = new Command("withdraw", "Take a dialog out of use at once; whoever is in the middle of it goes on elsewhere.") { dialog, to, why };
        withdraw.SetAction((result, cancellationToken) => ServerScripts.RunAsync(
            changes: true, (scripts, token) => WithdrawAsync(scripts, result.GetValue(dialog)!, result.GetValue(to)!, result.GetValue(why), result.GetValue(json), token), cancellationToken));
        return withdraw;
    }

    private static Option<string?> Why() => new("--why") { Description = "Why, in a sentence; the history keeps it." };

    private static async Task<int> ListAsync(ServerScripts scripts, long? before, bool json, CancellationToken cancellationToken)
    {
        var (entries, aliases) = await scripts.ListAsync(before, cancellationToken);
        if (entries.Count == 0 && !json) Console.WriteLine("Nothing was published yet.");
        foreach (var entry in entries)
        {
            var by = entry.AccountId is { } id ? aliases.GetValueOrDefault(id, id) : null;
            Console.WriteLine(json ? JsonSerializer.Serialize(Line(entry, by), CommandJson.Default.PublishedLine) : Words(entry, by));
        }

        return Guarded.Ok;
    }

    private static async Task<int> DiffAsync(ServerScripts scripts, long? number, long? against, bool json, CancellationToken cancellationToken)
    {
        var (entry, source) = await scripts.FindAsync(number, cancellationToken);
        if (against is null && entry.Number == 1) throw new SettingsException("Publication 1 is the first: there is nothing before it. Name another with --against.");
        var (_, before) = await scripts.FindAsync(against ?? entry.Number - 1, cancellationToken);
        var plan = await scripts.PlanAsync(before, source, cancellationToken, rules: false);
        if (plan.Publication is null || !plan.IsCompared) throw new SettingsException("One of the two cannot be read by this program, so they cannot be compared in words. Write both out with 'hotline export dialogs DIR --number N' and compare the files.");
        PlanText.Print(plan.Changes, json);
        if (plan.Changes.Count == 0 && !json) Console.WriteLine("Nothing is otherwise.");
        return Guarded.Ok;
    }

    private static async Task<int> RollBackAsync(ServerScripts scripts, long number, string? why, bool json, CancellationToken cancellationToken)
    {
        var reason = ServerScripts.Reason(why);
        var (current, now) = await scripts.FindAsync(null, cancellationToken);
        var (entry, source) = await scripts.FindAsync(number, cancellationToken);
        if (entry.Hash == current.Hash) throw new SettingsException($"The files of publication {number} are what is used now. Nothing was changed.");
        return await PublishAsync(scripts, await scripts.PlanAsync(now, source, cancellationToken, rules: false), PublicationActs.RollBack, reason, current.Number, json, cancellationToken, entry.Number);
    }

    private static async Task<int> WithdrawAsync(ServerScripts scripts, string dialog, string to, string? why, bool json, CancellationToken cancellationToken)
    {
        var reason = ServerScripts.Reason(why);
        var (current, now) = await scripts.FindAsync(null, cancellationToken);
        var standing = await scripts.PlanAsync(null, now, cancellationToken, rules: false);
        PlanText.RequireSound(standing.Faults);
        var withdrawn = Withdrawal.Of(now, standing.Publication!, dialog, to);
        if (withdrawn.Source is not { } source) throw new SettingsException($"{withdrawn.Refusal} Nothing was changed.");
        return await PublishAsync(scripts, await scripts.PlanAsync(now, source, cancellationToken), PublicationActs.Withdraw, reason, current.Number, json, cancellationToken);
    }

    private static async Task<int> PublishAsync(ServerScripts scripts, PublicationPlan plan, string act, string why, long after, bool json, CancellationToken cancellationToken, long? filesOf = null)
    {
        PlanText.RequireSound(plan.Faults);
        PlanText.Print(plan.Changes, json);
        PrintPublished(await scripts.PublishAsync(plan, act, why, after, cancellationToken, filesOf), json);
        return Guarded.Ok;
    }

    private static PublishedLine Line(PublicationEntry entry, string? by) => new(entry.Number, Act(entry), entry.At.ToString("O", CultureInfo.InvariantCulture), by, entry.Why, entry.FilesOf, entry.Hash);

    private static string Words(PublicationEntry entry, string? by) => string.Create(
        CultureInfo.InvariantCulture, $"{entry.Number,4}  {entry.At:yyyy-MM-dd HH:mm} UTC  {Act(entry)}{(entry.FilesOf is { } of ? $" of {of}" : "")}  by {by ?? "the server's terminal"}: {entry.Why}");

    /// <summary>Without the word that all of them begin with.</summary>
    private static string Act(PublicationEntry entry) => entry.Act[(entry.Act.IndexOf('_', StringComparison.Ordinal) + 1)..];
}
