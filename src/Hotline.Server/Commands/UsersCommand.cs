using System.CommandLine;
using System.Globalization;
using Hotline.Desk.Accounts;
using Hotline.Server.Settings;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Accounts;
using Spectre.Console;

namespace Hotline.Server.Commands;

/// <summary><c>hotline users</c>: who may sign in to the desk. Works beside a running <c>serve</c>.</summary>
internal static class UsersCommand
{
    public static Command Create()
    {
        var list = new Command("list", "List the accounts of the desk.");
        list.SetAction((_, cancellationToken) => RunAsync((accounts, _) => ListAsync(accounts, cancellationToken)));

        var role = new Option<string[]>("--role") { Description = "operator, coordinator or administrator; may be given more than once.", DefaultValueFactory = _ => [Role.Operator] };
        role.AcceptOnlyFromAmong([.. Role.All]);
        var invite = new Command("invite", "Print a one-time link that makes an account.") { role };
        invite.SetAction((result, cancellationToken) => RunAsync((accounts, configuration) => InviteAsync(accounts, configuration, result.GetValue(role)!, cancellationToken)));

        var name = new Argument<string>("NAME") { Description = "The name that they sign in with." };
        var disable = new Command("disable", "Close an account; its cases go back to the queue.") { name };
        disable.SetAction((result, cancellationToken) => RunAsync((accounts, _) => DisableAsync(accounts, result.GetValue(name)!, cancellationToken)));
        var enable = new Command("enable", "Open a closed account again.") { name };
        enable.SetAction((result, cancellationToken) => RunAsync((accounts, _) => EnableAsync(accounts, result.GetValue(name)!, cancellationToken)));
        return new Command("users", "Accounts of the desk.") { list, invite, disable, enable };
    }

    private static Task<int> RunAsync(Func<StaffAccounts, IConfiguration, Task<int>> action) => Guarded.RunAsync(async () =>
    {
        var configuration = HotlineConfiguration.Read([]);
        HostFolder.WithCasebook(configuration);
        await using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddCasebook().AddSingleton<StaffAccounts>().BuildServiceProvider();
        return await action(services.GetRequiredService<StaffAccounts>(), configuration);
    });

    private static async Task<int> ListAsync(StaffAccounts accounts, CancellationToken cancellationToken)
    {
        var all = await accounts.ListAsync(cancellationToken);
        if (all.Count == 0)
        {
            Console.WriteLine("There is no account yet. 'hotline serve' gives a link for the first one at its start.");
            return Guarded.Ok;
        }

        var table = new Table().Border(TableBorder.None).AddColumns("Name", "Seen as", "Roles", "Languages", "State", "Last seen (UTC)");
        foreach (var one in all)
        {
            string[] cells =
            [
                one.Name, one.Alias, string.Join(", ", one.Roles), string.Join(", ", one.Languages), one.Disabled ? "disabled" : "active",
                one.LastSeen?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "never",
            ];
            table.AddRow([.. cells.Select(Markup.Escape)]);
        }

        AnsiConsole.Write(table);
        return Guarded.Ok;
    }

    private static async Task<int> InviteAsync(StaffAccounts accounts, IConfiguration configuration, string[] roles, CancellationToken cancellationToken)
    {
        var invitation = await accounts.InviteAsync([.. roles.Distinct(StringComparer.Ordinal)], cancellationToken);
        var address = configuration["PublicUrl"] ?? (configuration["Urls"] ?? "http://localhost:8080").Split(';')[0];
        Console.WriteLine($"{address.TrimEnd('/')}/desk#welcome={invitation.Code}");
        Console.WriteLine($"Works once, until {invitation.Ends.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC. Hand it over in person or by a safe messenger.");
        return Guarded.Ok;
    }

    private static async Task<int> DisableAsync(StaffAccounts accounts, string name, CancellationToken cancellationToken)
    {
        var returned = await accounts.DisableAsync(name, cancellationToken) ?? throw Unknown(name);
        Console.WriteLine($"{name} can no longer sign in. {(returned == 0 ? "They held no case." : $"Cases that went back to the queue: {returned}.")}");
        return Guarded.Ok;
    }

    private static async Task<int> EnableAsync(StaffAccounts accounts, string name, CancellationToken cancellationToken)
    {
        if (!await accounts.EnableAsync(name, cancellationToken)) throw Unknown(name);
        Console.WriteLine($"{name} can sign in again, with the old password.");
        return Guarded.Ok;
    }

    private static SettingsException Unknown(string name) => new($"Nobody signs in as '{name}'. 'hotline users list' shows the names.");
}
