using System.Collections.Frozen;
using System.Globalization;
using Hotline.Core.Cases;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Server.Settings;

namespace Hotline.Server.Workers;

/// <summary>The snapshot of who is on duty and what the channels can show. Read at every turn, renewed by <see cref="DutyWorker"/>. Thread-safe.</summary>
internal sealed class SurroundingsSource(IEnumerable<IChannel> channels, IConfiguration configuration)
{
    private readonly FrozenDictionary<ChannelId, ChannelAbilities> _channels = channels.ToFrozenDictionary(c => c.Id, c => c.Abilities);
    private readonly string _country = configuration["Defaults:Country"] ?? "KZ";
    private readonly LocaleTag _locale = new(configuration["Defaults:Locale"] ?? "ru");
    private readonly string _zone = configuration["Defaults:Zone"] ?? "Asia/Almaty";
    private readonly int _replies = (int)double.Parse(configuration["Flood:RepliesPerMinute"] is { Length: > 0 } limit ? limit : "40", CultureInfo.InvariantCulture);
    private readonly DutyRoster _hours = CaseSettings.Read(configuration).Rules.Duty;
    private volatile Duty _duty = Duty.Nobody;

    public void Update(Duty duty) => _duty = duty;

    /// <summary>As it is at <paramref name="now"/> for somebody who speaks <paramref name="locale"/>, the deployment's language while that is empty.</summary>
    public Surroundings For(ChannelId channel, LocaleTag locale, DateTimeOffset now)
    {
        var duty = _duty;
        if (string.IsNullOrEmpty(locale.Value)) locale = _locale;
        var next = duty.Languages.Any(l => l.Language() == locale.Language()) ? null : _hours.Find(locale)?.NextOpening(now);
        return new Surroundings(_channels.GetValueOrDefault(channel, ChannelAbilities.Plain), duty.Languages, duty.Wait, next, _country, _locale, _zone, _replies);
    }
}

/// <summary>Who is on duty: languages that somebody at the desk speaks now, and the usual wait.</summary>
internal sealed record Duty(IReadOnlyList<LocaleTag> Languages, TimeSpan? Wait)
{
    public static readonly Duty Nobody = new([], null);
}
