using System.Diagnostics;

namespace Hotline.Benchmarks.Desk;

/// <summary>All connected desks, each signed in as somebody else, in turns on one server after the other. Disposing closes them.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    /// <summary>So many take cases at once, at one server.</summary>
    public const int AtOnce = 8;

    /// <summary>So that there are enough at each of two servers.</summary>
    public const int Least = 2 * AtOnce;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>What operators speak: nobody speaks all.</summary>
    private static readonly string[][] Languages = [["ru", "kk"], ["uz-Latn", "uz-Cyrl"], ["ru", "ky"], ["tg"], ["ru", "en"]];

    private readonly List<DeskWindow> windows = [];

    private Crowd(DeskWindow first) => windows.Add(first);

    public IReadOnlyList<DeskWindow> Windows => windows;

    /// <summary>Who has every role.</summary>
    public DeskWindow First => windows[0];

    /// <summary>Makes the accounts, signs everybody in and opens their streams.</summary>
    public static async Task<Crowd> GatherAsync(DeskHouse house, int size, CancellationToken cancellationToken)
    {
        var crowd = new Crowd(await DeskWindow.WelcomeAsync(house.Servers[0].Url, 0, house.FirstCode, Languages[0], cancellationToken));
        try
        {
            await crowd.First.AllowAddressesAsync(cancellationToken);
            for (var number = 1; number < size; number++)
                crowd.windows.Add(await DeskWindow.WelcomeAsync(
                    house.Servers[number % house.Servers.Count].Url, number, await crowd.First.InviteAsync(cancellationToken), Languages[number % Languages.Length], cancellationToken));
            foreach (var window in crowd.windows) await window.ListenAsync(cancellationToken);
            return crowd;
        }
        catch
        {
            await crowd.DisposeAsync();
            throw;
        }
    }

    /// <summary>How long after <paramref name="since"/> each desk heard of the case, in milliseconds; infinite for one that did not within ten seconds.</summary>
    public async Task<IReadOnlyList<double>> HearAsync(string caseId, long since, CancellationToken cancellationToken)
    {
        while (windows.Exists(window => window.SeenAt(caseId, since) is null) && Stopwatch.GetElapsedTime(since) < Patience) await Task.Delay(Pause, cancellationToken);
        return [.. windows.Select(window => window.SeenAt(caseId, since) is { } at ? Stopwatch.GetElapsedTime(since, at).TotalMilliseconds : double.PositiveInfinity)];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var window in windows) await window.DisposeAsync();
    }
}
