using System.Collections.Immutable;

namespace Hotline.Desk.Scripts;

/// <summary>The last few answers of slow work, by what they were made of. Whoever asks for one that is being made waits for the same. Thread-safe.</summary>
internal sealed class Recent<T>(int most)
{
    private ImmutableList<(string Key, Lazy<Task<T>> Made)> _known = [];

    /// <summary>One that nobody waits for any more is made to its end: the next who asks has it.</summary>
    public async Task<T> GetAsync(string key, Func<Task<T>> make, CancellationToken cancellationToken)
    {
        var fresh = new Lazy<Task<T>>(make);
        var found = fresh;
        ImmutableInterlocked.Update(ref _known, known =>
        {
            var at = known.FindIndex(k => k.Key == key);
            found = at < 0 ? fresh : known[at].Made;
            var rest = at < 0 ? known : known.RemoveAt(at);
            return [(key, found), .. rest.Take(most - 1)];
        });
        try
        {
            return await found.Value.WaitAsync(cancellationToken);
        }
        catch when (found.Value.IsFaulted)
        {
            ImmutableInterlocked.Update(ref _known, known => known.RemoveAll(k => k.Made == found));
            throw;
        }
    }
}
