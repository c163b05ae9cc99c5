using Hotline.Core.Messaging;

namespace Hotline.Core.Conversations;

/// <summary>
/// The pace of a provider's account, kept by the store so that all workers on it together stay within it: never more than so many calls in any second, whoever makes them
/// (below 16 a second it may be one more while important ones flood in).
/// A part of the pace is left to replies that are more important than routine, and an eighth of it to routine ones that have waited, so that neither is shut out. Thread-safe.
/// </summary>
public interface IAccountPace
{
    /// <summary>Asks for many replies at once, the most important first, in one round trip; the answers are in the same order.</summary>
    Task<IReadOnlyList<PaceAnswer>> TakeAsync(ChannelId account, int callsPerSecond, IReadOnlyList<PaceAsk> asks, CancellationToken cancellationToken);

    /// <summary>The provider asked the whole account to wait: until then nobody is let through.</summary>
    Task PauseAsync(ChannelId account, TimeSpan wait, CancellationToken cancellationToken);

    /// <summary>How long an account must still wait, as far as this process has heard; zero when it may send.</summary>
    TimeSpan PausedFor(ChannelId account);
}

/// <summary>One reply that wants to go out in <paramref name="Calls"/> calls of the provider. <paramref name="Waited"/>: it had to wait before; new ones queue behind such.</summary>
public readonly record struct PaceAsk(Importance Importance, bool Waited, int Calls);

/// <summary>Go after <paramref name="Wait"/>, which is short; or, when not <paramref name="Granted"/>, ask again after it.</summary>
public readonly record struct PaceAnswer(bool Granted, TimeSpan Wait);
