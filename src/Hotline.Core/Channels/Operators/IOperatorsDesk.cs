namespace Hotline.Core.Channels.Operators;

/// <summary>What the desk hears from the operators' group. Thread-safe.</summary>
public interface IOperatorsDesk
{
    /// <summary>Whether this is a member of staff, whose private chat is no conversation. From memory, so that nobody's message waits for the casebook.</summary>
    bool IsStaff(string member);

    /// <summary>
    /// Does what a member asks for, once also when it is told twice, and returns what to answer. When it returns, what they asked for stands, or they are told that it does not.
    /// Throws <see cref="Conversations.StoreUnavailableException"/> while the casebook is away: nothing was done.
    /// </summary>
    Task<IReadOnlyList<GroupCall>> HearAsync(GroupEvent heard, CancellationToken cancellationToken);

    /// <summary>What to answer when nobody knows whether it was done.</summary>
    IReadOnlyList<GroupCall> Away(GroupEvent heard);
}
