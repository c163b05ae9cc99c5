using Hotline.FunctionalTests.Browser;
using Hotline.FunctionalTests.Browser.Shifts;
using Hotline.FunctionalTests.Host;
using Hotline.FunctionalTests.Program;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Hotline.FunctionalTests.Running.LongestFirst))]

namespace Hotline.FunctionalTests.Running;

/// <summary>
/// Begins the collections that take minutes before the others, so that none of them runs alone at the end. The rest comes as it was found.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long =
    [
        DeskBrowser.Name, RoomsBrowser.Name, CalmShift.Name, BusyShift.Name, "Hotline.FunctionalTests.Faults.", nameof(ReadmeCommandsTests), nameof(CrashTests), "WhatsAppTriageTests", "TwilioTriageTests", nameof(TelegramTriageTests), "TelegramFileTests",
        ChatBrowser.Name, nameof(SecretSweepTests), nameof(StoreAwayTests), nameof(HostCommandTests),
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => Rank(collection.TestCollectionDisplayName))];

    private static int Rank(string name) => Array.FindIndex(Long, part => name.Contains(part, StringComparison.Ordinal)) is >= 0 and var rank ? rank : Long.Length;
}
