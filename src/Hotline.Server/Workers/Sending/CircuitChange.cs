namespace Hotline.Server.Workers.Sending;

/// <summary>A phase of a <see cref="Circuit"/>, since when, and how long it lasts at least.</summary>
internal sealed record CircuitChange(CircuitPhase Phase, DateTimeOffset Since, TimeSpan AtLeast);

/// <summary>How it stands with a provider, as the sending half sees it. The numbers are those of the metric.</summary>
internal enum CircuitPhase
{
    Working = 0,

    /// <summary>One reply is tried to see whether the provider is back.</summary>
    Trying = 1,

    /// <summary>Nothing is called; replies wait in the outbox.</summary>
    Down = 2,
}
