using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Localization;
using Hotline.Desk.Scripts.Draft;

namespace Hotline.Desk.Scripts;

/// <summary>
/// Slow work on scripts besides reading them whole (<see cref="DraftReading"/>). It is done beside the requests, one piece at a time, and once for all who ask about the same files. Thread-safe.
/// </summary>
internal sealed class ScriptReadings(ScriptsHome home) : IDisposable
{
    /// <summary>What is kept: the draft as it is and as it was, what is current, and one more that somebody compares.</summary>
    private const int Kept = 4;

    private readonly SemaphoreSlim _one = new(1);
    private readonly Recent<PublicationSource> _upToDate = new(Kept);
    private readonly Recent<DialogTally> _tallies = new(Kept);

    /// <summary>See <see cref="SourceLocales.UpToDate"/>.</summary>
    public Task<PublicationSource> UpToDateAsync(PublicationSource source, CancellationToken cancellationToken) =>
        _upToDate.GetAsync(source.Hash, () => DoAsync(() => SourceLocales.UpToDate(source, home.Options)), cancellationToken);

    /// <summary>How its dialogs and texts stand.</summary>
    public Task<DialogTally> TallyAsync(PublicationSource source, CancellationToken cancellationToken) =>
        _tallies.GetAsync(source.Hash, () => DoAsync(() => DialogTally.Of(source, home.Options)), cancellationToken);

    /// <summary>Any other slow work on scripts, when its turn has come. Keep what it makes in a <see cref="Recent{T}"/>.</summary>
    public async Task<T> DoAsync<T>(Func<T> work)
    {
        await _one.WaitAsync();
        try
        {
            return await Task.Run(work);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
