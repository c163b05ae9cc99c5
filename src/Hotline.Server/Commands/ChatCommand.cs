using System.CommandLine;
using System.Globalization;
using Hotline.Core.Channels;
using Hotline.Core.Messaging;
using Hotline.Server.Commands.Chat;
using Hotline.Server.Settings;

namespace Hotline.Server.Commands;

/// <summary><c>hotline chat</c>: write to the bot at the keyboard, or by script with <c>--json</c>.</summary>
internal static class ChatCommand
{
    /// <summary>The channels that the keyboard can stand in for.</summary>
    public static readonly IReadOnlyDictionary<string, ChannelAbilities> Channels =
        ChannelModules.All.SelectMany(module => module.Channels).DistinctBy(channel => channel.Key).ToDictionary(channel => channel.Key.Value, channel => channel.Value, StringComparer.Ordinal);

    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "One JSON object a line, for scripts." };
        var channel = new Option<string>("--channel") { Description = $"{string.Join(", ", Channels.Keys)}.", DefaultValueFactory = _ => ChannelId.Telegram.Value };
        channel.AcceptOnlyFromAmong([.. Channels.Keys]);
        var locale = new Option<string?>("--locale") { Description = "The language that the person chose, for example tg." };
        var contact = new Option<string?>("--contact") { Description = "Who is writing; the same name continues the same conversation." };
        var data = new Option<string?>("--data") { Description = "Data folder to keep the conversation in; without it nothing is kept." };
        var now = new Option<DateTimeOffset?>("--now") { Description = "The clock at the start, ISO 8601. It then stands still until advanced.", CustomParser = ReadTime };
        var command = new Command("chat", "Write to the bot at the keyboard.") { json, channel, locale, contact, data, now };
        command.SetAction((result, cancellationToken) => Guarded.RunAsync(async () =>
        {
            var options = new ChatOptions(
                new ChannelId(result.GetValue(channel)!), result.GetValue(locale), result.GetValue(contact) ?? "somebody", result.GetValue(data), result.GetValue(now));
            await using var host = await ChatHost.StartAsync(HotlineConfiguration.Read([]), options, cancellationToken);
            IChatView view = result.GetValue(json) ? new ChatJsonView(Console.Out) : new ChatTextView(Console.Out);
            return await RunAsync(host, view, cancellationToken);
        }));
        return command;
    }

    private static async Task<int> RunAsync(ChatHost host, IChatView view, CancellationToken cancellationToken)
    {
        while (await Console.In.ReadLineAsync(cancellationToken) is { } line)
        {
            // A file that begins with a byte order mark is still the same first line.
            var read = ChatLine.Read(line.TrimStart('\uFEFF'));
            if (read is ChatLine.Unreadable unreadable) view.Error(unreadable.Why);
            else view.Show(await host.Session.PlayAsync(read, cancellationToken), host.Abilities);
            view.End(host.Session.State);
        }

        return Guarded.Ok;
    }

    private static DateTimeOffset? ReadTime(System.CommandLine.Parsing.ArgumentResult argument)
    {
        if (DateTimeOffset.TryParse(argument.Tokens[0].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && time.Year is >= 1970 and < 3000) return time;
        argument.AddError("--now wants a time such as 2026-03-02T10:00:00Z.");
        return null;
    }
}
