using Hotline.Core.Channels.Operators;
using Hotline.Desk.Speech;

namespace Hotline.Desk.Operators;

/// <summary>What this process knows of the group: whether there is one, what it shows, and the bot's name once Telegram was asked. Thread-safe.</summary>
internal sealed class GroupState(IEnumerable<GroupRules> rules)
{
    private volatile string? bot;

    /// <summary>Null when there is no group.</summary>
    public GroupRules? Rules { get; } = rules.FirstOrDefault();

    /// <summary>In which language members of the group read.</summary>
    public DeskWords Words { get; } = DeskWords.In(rules.FirstOrDefault()?.Language) ?? DeskWords.English;

    public bool Enabled => Rules is not null;

    public string? Bot => bot;

    public void Learn(string name) => bot = name;
}
