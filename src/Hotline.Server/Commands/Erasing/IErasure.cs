namespace Hotline.Server.Commands.Erasing;

/// <summary>The two ways to erase: here, with the stores opened, or by a <c>serve</c> that has them.</summary>
internal interface IErasure
{
    /// <summary>Brings into the casebook what happened before, as far as this way can.</summary>
    Task CatchUpAsync(CancellationToken cancellationToken);

    /// <summary>Returns when nothing of the person is left. Throws <see cref="Settings.SettingsException"/> with words when that cannot be said.</summary>
    Task EraseAsync(KnownPerson person, CancellationToken cancellationToken);
}
