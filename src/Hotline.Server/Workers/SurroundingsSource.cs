using System.Collections.Frozen;
using System.Globalization;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Server.Workers;

/// <summary>The snapshot of who is on duty and what the channels can show. Read at every turn, renewed by <see cref="DutyWorker"/>. Thread-safe.</summary>
internal sealed class SurroundingsSource(IEnumerable<IChannel> channels, IConfiguration configuration)
{
    private readonly FrozenDictionary<ChannelId, ChannelAbilities> _channels = channels.ToFrozenDictionary(c => c.Id, c => c.Abilities);
    private readonly string _country = configuration["Defaults:Country"] ?? "KZ";
    private readonly LocaleTag _locale = new(configuration["Defaults:Locale"] ?? "ru");
    private readonly string _zone = configuration["Defaults:Zone"] ?? "Asia/Almaty";
    private readonly int _replies = (int)double.Parse(configuration["Flood:RepliesPerMinute"] is { Length: > 0 } limit ? limit : "40", CultureInfo.InvariantCulture);
    private volatile Duty _duty = Duty.Nobody;

    public void Update(Duty duty) => _duty = duty;

    public Surroundings For(ChannelId channel)
    {
        var duty = _duty;
        return new Surroundings(_channels.GetValueOrDefault(channel, ChannelAbilities.Plain), duty.Languages, duty.Wait, duty.Next, _country, _locale, _zone, _replies);
    }
}

/// <summary>Who is on duty: languages that somebody at the desk speaks now, the usual wait, and when somebody is there again.</summary>
internal sealed record Duty(IReadOnlyList<LocaleTag> Languages, TimeSpan? Wait, DateTimeOffset? Next)
{
    public static readonly Duty Nobody = new([], null, null);
}
