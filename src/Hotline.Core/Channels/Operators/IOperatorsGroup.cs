namespace Hotline.Core.Channels.Operators;

/// <summary>
/// The closed group in which operators see cases beside the desk, at its provider. Knows nothing of cases: it makes calls. What goes on in the group comes to <see cref="IOperatorsDesk"/>.
/// Thread-safe; never throws for what the provider does.
/// </summary>
public interface IOperatorsGroup
{
    /// <summary>Asks the provider whether the group is what it must be. Nothing is posted while it is not.</summary>
    Task<GroupStanding> LookAsync(CancellationToken cancellationToken);

    /// <summary>Makes one call, within the rates of the group and of the account.</summary>
    Task<GroupResult> CallAsync(GroupCall call, CancellationToken cancellationToken);
}
