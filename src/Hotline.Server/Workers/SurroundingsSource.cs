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
    private volatile Duty _duty = new([], FrozenDictionary<string, UsualWaits>.Empty, CaseSettings.Read(configuration).Rules.Duty);

    public void Update(Duty duty) => _duty = duty;

    /// <summary>As it is at <paramref name="now"/> for somebody who speaks <paramref name="locale"/>, the deployment's language while that is empty.</summary>
    public Surroundings For(ChannelId channel, LocaleTag locale, DateTimeOffset now)
    {
        var duty = _duty;
        if (string.IsNullOrEmpty(locale.Value)) locale = _locale;
        var isThere = duty.Languages.Any(l => l.Language() == locale.Language());
        var next = isThere ? null : duty.Hours.Find(locale)?.NextOpening(now);
        return new Surroundings(_channels.GetValueOrDefault(channel, ChannelAbilities.Plain), duty.Languages, Wait: null, next, _country, _locale, _zone, _replies)
        {
            Waits = isThere ? duty.Waits.GetValueOrDefault(locale.Language(), UsualWaits.Unknown) : UsualWaits.Unknown,
        };
    }
}

/// <summary>Who is on duty: languages that a helper at the desk speaks now, how long people waited lately by language (without its script), and when somebody should be there.</summary>
internal sealed record Duty(IReadOnlyList<LocaleTag> Languages, IReadOnlyDictionary<string, UsualWaits> Waits, DutyRoster Hours);
