using Hotline.Core.Channels.Operators;

namespace Hotline.Desk.Operators;

/// <summary>What the program's worker for the group runs; internal parts in order. For one caller at a time.</summary>
public sealed class OperatorsRound
{
    private readonly GroupState state;
    private readonly StaffLinks links;
    private readonly IOperatorsGroup? group;
    private readonly Lazy<GroupTopics> topics;
    private readonly Lazy<StaffNotices> notices;

    internal OperatorsRound(GroupState state, StaffLinks links, IEnumerable<IOperatorsGroup> groups, Func<GroupTopics> topics, Func<StaffNotices> notices)
    {
        (this.state, this.links, group) = (state, links, groups.FirstOrDefault());
        (this.topics, this.notices) = (new(topics), new(notices));
    }

    /// <summary>Whether there is a group.</summary>
    public bool Enabled => group is not null;

    /// <summary>Asks the provider whether the group is what it must be; null when it could not be asked.</summary>
    public async Task<IReadOnlyList<string>?> LookAsync(CancellationToken cancellationToken)
    {
        var standing = await group!.LookAsync(cancellationToken);
        if (standing.Bot is { } bot) state.Learn(bot);
        return standing.Faults;
    }

    /// <summary>Learns who is staff. Every process does: each hears messages.</summary>
    public Task KnowStaffAsync(CancellationToken cancellationToken) => links.RefreshAsync(cancellationToken);

    /// <summary>Tells staff in private what waits. One process does.</summary>
    public Task NoticeAsync(CancellationToken cancellationToken) => notices.Value.RoundAsync(cancellationToken);

    /// <summary>Makes the group as the casebook is. One process does. Returns how long the provider wants us to wait.</summary>
    public Task<TimeSpan> KeepTopicsAsync(CancellationToken cancellationToken) => topics.Value.RoundAsync(cancellationToken);
}
