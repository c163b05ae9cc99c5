using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Hotline.Desk.Accounts;
using Hotline.Server.Settings;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Accounts;
using Spectre.Console;

namespace Hotline.Server.Commands;

/// <summary><c>hotline users</c>: who may sign in to the desk. Works beside a running <c>serve</c>.</summary>
internal static class UsersCommand
{
    private const string None = "none";

    private const int WidthOfFiles = 200;

    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "JSON instead of words, one object a line, for scripts.", Recursive = true };
        var list = new Command("list", "List the accounts of the desk.");
        list.SetAction((result, cancellationToken) => RunAsync((accounts, _) => ListAsync(accounts, result.GetValue(json), cancellationToken)));

        var (role, language, topic, grant) = (Roles(), Languages(), Topics(), Grants());
        role.DefaultValueFactory = _ => [Role.Operator];
        var invite = new Command("invite", "Print a one-time link that makes an account.") { role, language, topic, grant };
        invite.SetAction((result, cancellationToken) => RunAsync((accounts, configuration) => InviteAsync(
            accounts, configuration, new AccountRights(result.GetValue(role)!, result.GetValue(language)!, result.GetValue(topic)!, result.GetValue(grant)!), result.GetValue(json), cancellationToken)));

        var name = new Argument<string>("NAME") { Description = "The name that they sign in with." };
        var disable = new Command("disable", "Close an account; its cases go back to the queue.") { name };
        disable.SetAction((result, cancellationToken) => RunAsync((accounts, _) => DisableAsync(accounts, result.GetValue(name)!, result.GetValue(json), cancellationToken)));
        var enable = new Command("enable", "Open a closed account again.") { name };
        enable.SetAction((result, cancellationToken) => RunAsync((accounts, _) => EnableAsync(accounts, result.GetValue(name)!, result.GetValue(json), cancellationToken)));
        var reset = new Command("reset-second-factor", "Take a lost second factor from an account; its sessions end, its password stays.") { name };
        reset.SetAction((result, cancellationToken) => RunAsync((accounts, _) => ResetAsync(accounts, result.GetValue(name)!, result.GetValue(json), cancellationToken)));
        var password = new Command("new-password", "Give an account a password by chance in place of a forgotten one; its sessions end.") { name };
        password.SetAction((result, cancellationToken) => RunAsync((accounts, _) => RenewAsync(accounts, result.GetValue(name)!, result.GetValue(json), cancellationToken)));
        return new Command("users", "Accounts of the desk.") { json, list, invite, Change(name, json), disable, enable, reset, password };
    }

    private static Command Change(Argument<string> name, Option<bool> json)
    {
        var (role, language, topic, grant) = (Roles(), Languages(), Topics(), Grants());
        var change = new Command("change", $"Change what an account is for; what is not named stays. '--topic {None}' means every topic, '--grant {None}' takes all grants.") { name, role, language, topic, grant };
        change.SetAction((result, cancellationToken) => RunAsync((accounts, _) => ChangeAsync(
            accounts,
            result.GetValue(name)!,
            now => new AccountRights(
                Named(result, role) ?? now.Roles, Named(result, language) ?? now.Languages, Named(result, topic) ?? now.Topics, Named(result, grant) ?? now.Grants),
            result.GetValue(json),
            cancellationToken)));
        return change;
    }

    /// <summary>Null when the option was not given.</summary>
    private static string[]? Named(ParseResult result, Option<string[]> option)
    {
        if (result.GetResult(option) is not { Implicit: false }) return null;
        var values = result.GetValue(option)!;
        return values is [None] ? [] : values;
    }

    private static Option<string[]> Roles()
    {
        var role = new Option<string[]>("--role") { Description = "operator, coordinator or administrator; may be given more than once." };
        role.AcceptOnlyFromAmong([.. Role.All]);
        return role;
    }

    private static Option<string[]> Languages() => new("--language") { Description = "A language in which they answer people, such as ru or uz-Latn; may be given more than once.", DefaultValueFactory = _ => [] };

    private static Option<string[]> Topics() => new("--topic") { Description = "A topic whose people 'take next' gives them, such as unpaid_wages; without any, all of them.", DefaultValueFactory = _ => [] };

    private static Option<string[]> Grants()
    {
        var grant = new Option<string[]>("--grant") { Description = "reveal_address: may see the address of the person in an opened case. read_answers: a coordinator may see what several people wrote and no question understood.", DefaultValueFactory = _ => [] };
        grant.AcceptOnlyFromAmong([.. Grant.All, None]);
        return grant;
    }

    private static Task<int> RunAsync(Func<StaffAccounts, IConfiguration, Task<int>> action) => Guarded.RunAsync(async () =>
    {
        var configuration = HotlineConfiguration.Read([]);
        HostFolder.WithCasebook(configuration);
        await using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddCasebook().AddSingleton<StaffAccounts>().BuildServiceProvider();
        return await action(services.GetRequiredService<StaffAccounts>(), configuration);
    });

    private static async Task<int> ListAsync(StaffAccounts accounts, bool json, CancellationToken cancellationToken)
    {
        var all = await accounts.ListAsync(cancellationToken);
        if (json)
        {
            foreach (var one in all) Console.WriteLine(JsonSerializer.Serialize(AccountLine.Of(one), CommandJson.Default.AccountLine));
            return Guarded.Ok;
        }

        if (all.Count == 0)
        {
            Console.WriteLine("There is no account yet. 'hotline serve' gives a link for the first one at its start.");
            return Guarded.Ok;
        }

        var table = new Table().Border(TableBorder.None).AddColumns("Name", "Seen as", "May", "Languages", "Topics", "State", "Last seen (UTC)");
        foreach (var one in all)
        {
            string[] cells =
            [
                one.Name, one.Alias, Lines([.. one.Rights.Roles, .. one.Rights.Grants]), Lines(one.Rights.Languages), one.Rights.Topics.Count == 0 ? "all" : Lines(one.Rights.Topics),
                Lines(one.SecondFactor ? [State(one), "second factor"] : [State(one)]), one.LastSeen?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "never",
            ];
            table.AddRow([.. cells.Select(Markup.Escape)]);
        }

        // A file or a pipe has no width at which words would have to break.
        if (!AnsiConsole.Profile.Out.IsTerminal) AnsiConsole.Profile.Width = WidthOfFiles;
        AnsiConsole.Write(table);
        return Guarded.Ok;
    }

    private static string State(StaffAccount account) => account.Disabled ? "disabled" : "active";

    private static string Lines(IReadOnlyList<string> codes) => string.Join('\n', codes);

    private static async Task<int> InviteAsync(StaffAccounts accounts, IConfiguration configuration, AccountRights rights, bool json, CancellationToken cancellationToken)
    {
        var invitation = await SoundAsync(() => accounts.InviteAsync(rights, cancellationToken));
        var address = configuration["PublicUrl"] ?? (configuration["Urls"] ?? "http://localhost:8080").Split(';')[0];
        var link = $"{address.TrimEnd('/')}/desk#welcome={invitation.Code}";
        if (json) return Say(new InvitationLine(link, invitation.Ends), CommandJson.Default.InvitationLine);
        Console.WriteLine(link);
        Console.WriteLine($"Works once, until {invitation.Ends.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC. Hand it over in person or by a safe messenger.");
        return Guarded.Ok;
    }

    private static async Task<int> DisableAsync(StaffAccounts accounts, string name, bool json, CancellationToken cancellationToken)
    {
        var returned = await accounts.DisableAsync(name, cancellationToken) ?? throw Unknown(name);
        if (json) return Say(new ChangedLine(name, returned), CommandJson.Default.ChangedLine);
        Console.WriteLine($"{name} can no longer sign in. {(returned == 0 ? "They held no case." : $"Cases that went back to the queue: {returned}.")}");
        return Guarded.Ok;
    }

    private static async Task<int> EnableAsync(StaffAccounts accounts, string name, bool json, CancellationToken cancellationToken)
    {
        if (!await accounts.EnableAsync(name, cancellationToken)) throw Unknown(name);
        if (json) return Say(new ChangedLine(name, 0), CommandJson.Default.ChangedLine);
        Console.WriteLine($"{name} can sign in again, with the old password.");
        return Guarded.Ok;
    }

    private static async Task<int> ChangeAsync(StaffAccounts accounts, string name, Func<AccountRights, AccountRights> change, bool json, CancellationToken cancellationToken)
    {
        var returned = await SoundAsync(() => accounts.ChangeAsync(name, change, cancellationToken)) ?? throw Unknown(name);
        if (json) return Say(new ChangedLine(name, returned), CommandJson.Default.ChangedLine);
        Console.WriteLine($"{name} is changed; where roles or grants are others now, they sign in again.{(returned == 0 ? "" : $" Cases that went back to the queue: {returned}.")}");
        return Guarded.Ok;
    }

    private static async Task<int> ResetAsync(StaffAccounts accounts, string name, bool json, CancellationToken cancellationToken)
    {
        if (!await accounts.ResetSecondFactorAsync(name, cancellationToken)) throw Unknown(name);
        if (json) return Say(new ChangedLine(name, 0), CommandJson.Default.ChangedLine);
        Console.WriteLine($"{name} has no second factor any more and is signed out everywhere. The password is the old one.");
        return Guarded.Ok;
    }

    private static async Task<int> RenewAsync(StaffAccounts accounts, string name, bool json, CancellationToken cancellationToken)
    {
        var password = await accounts.RenewPasswordAsync(name, cancellationToken) ?? throw Unknown(name);
        if (json) return Say(new PasswordLine(name, password), CommandJson.Default.PasswordLine);
        Console.WriteLine(password);
        Console.WriteLine($"This is the password of {name} now. Hand it over in person or by a safe messenger; they change it on their own page.");
        return Guarded.Ok;
    }

    private static int Say<T>(T line, JsonTypeInfo<T> type)
    {
        Console.WriteLine(JsonSerializer.Serialize(line, type));
        return Guarded.Ok;
    }

    /// <summary>A code that is none of ours is the host's typing error, not a fault.</summary>
    private static async Task<T> SoundAsync<T>(Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (FormatException wrong)
        {
            throw new SettingsException(wrong.Message);
        }
    }

    private static SettingsException Unknown(string name) => new($"Nobody signs in as '{name}'. 'hotline users list' shows the names.");
}
