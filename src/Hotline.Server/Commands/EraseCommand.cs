using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Hotline.Core.Messaging;
using Hotline.Server.Commands.Erasing;
using Hotline.Server.Settings;
using Hotline.Storage;
using Hotline.Storage.Protection;
using Hotline.Storage.Sqlite;
using Spectre.Console;

namespace Hotline.Server.Commands;

/// <summary><c>hotline erase CHANNEL ADDRESS</c>: destroys everything that is stored of a person. Beside a running <c>serve</c> it asks that one; else it does it itself.</summary>
internal static class EraseCommand
{
    private const string CaseChannel = "case";

    public static Command Create()
    {
        var channel = new Argument<string>("CHANNEL") { Description = $"{string.Join(", ", ChatCommand.Channels.Keys)}; or the word case, and a case's code for ADDRESS." };
        channel.AcceptOnlyFromAmong([.. ChatCommand.Channels.Keys, CaseChannel]);
        var address = new Argument<string>("ADDRESS") { Description = "The Telegram chat id, the phone number with +, or the code of a case." };
        var yes = new Option<bool>("--yes") { Description = "Do not ask: for scripts." };
        var json = new Option<bool>("--json") { Description = "One JSON object at the end instead of words, for scripts; asks nothing, so it wants --yes." };
        var command = new Command("erase", "Destroy everything that is stored of a person. Nobody can undo it.") { channel, address, yes, json, DueCommand.Create() };
        command.SetAction((result, cancellationToken) => Guarded.RunAsync(() =>
            RunAsync(result.GetValue(channel)!, result.GetValue(address)!.Trim(), result.GetValue(yes), result.GetValue(json), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(string channel, string address, bool yes, bool json, CancellationToken cancellationToken)
    {
        if (json && !yes) throw new SettingsException("--json asks nothing, and nobody can undo an erasure: give --yes too.");
        var configuration = HotlineConfiguration.Read([]);
        var data = HostFolder.WithCasebook(configuration);
        var beside = SqliteRuntime.IsInUse(data);
        await using var services = beside ? ErasureServices.BesideServe(configuration) : await ErasureServices.AloneAsync(configuration, cancellationToken);
        // A key that is not the store's finds nobody: the address would get another name.
        if (StoreInspection.ReadRuntime(data) is { Fingerprint: { } written }) services.GetRequiredService<MasterKey>().EnsureWrote(written, data);
        IErasure erasure = beside ? services.GetRequiredService<ErasureByServe>() : services.GetRequiredService<ErasureHere>();
        await erasure.CatchUpAsync(cancellationToken);

        var people = services.GetRequiredService<KnownPeople>();
        var person = await (channel == CaseChannel
            ? people.OfCaseAsync(address, cancellationToken)
            : people.AtAsync(new Address(new ChannelId(channel), address), cancellationToken));
        if (person is null) throw new SettingsException(KnownPeople.Nobody(channel == CaseChannel, channel));
        if (!yes && !Confirmed(person)) return Guarded.Failed;
        if (json) await erasure.EraseAsync(person, cancellationToken);
        else await AnsiConsole.Status().StartAsync("Erasing", _ => erasure.EraseAsync(person, cancellationToken));
        if (!await people.GoneAsync(person, cancellationToken))
            throw new SettingsException("The erasure did not come to its end. Run this command again; if that does not help, start hotline and run it beside.");
        Console.WriteLine(json
            ? JsonSerializer.Serialize(new ErasedLine(person.Conversations[0].Value, person.Lines, person.Cases), CommandJson.Default.ErasedLine)
            : "Erased. Backups: destroy every keys.db that was made before now, at the latest 30 days from today.");
        return Guarded.Ok;
    }

    private static bool Confirmed(KnownPerson person)
    {
        Console.WriteLine($"""
            This person first wrote on {person.Since.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}: {person.Lines} messages, {person.Cases} cases.
            Destroyed at once and for good: their address, all messages and answers, notes and summaries, the keys to them, and replies that wait to be sent.
            What stays: each case as codes for statistics (topic, urgency, dates), without any way back to the person.
            They are not told. An open immediate case stays in the queue, marked, so that a helper sees it.
            """);
        var name = person.Conversations[0].Value;
        Console.Write($"Their pseudonym is {name}. Write it to go on: ");
        if (Console.In.ReadLine()?.Trim() == name) return true;
        Console.WriteLine("Nothing was changed.");
        return false;
    }
}

/// <summary>Who was erased, by their pseudonym, and how much of them there was, as <c>hotline erase --json</c> prints it.</summary>
internal sealed record ErasedLine(string Pseudonym, int Messages, int Cases);
