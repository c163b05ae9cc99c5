using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Understanding;
using Hotline.Server;
using Hotline.Tests.Support;

namespace Hotline.Tests.Dialogs;

/// <summary>The scripts of the repository, read once.</summary>
internal static class Shipped
{
    private static readonly Lazy<Publication> Read = new(() =>
    {
        var result = PublicationReader.Read(Path.Combine(Repository.Root, "dialogs"), Path.Combine(Repository.Root, "locales"), new ReadOptions { Channels = ChannelModules.Table });
        return result.Publication ?? throw new InvalidOperationException(string.Join('\n', result.Faults.Where(f => f.Severity == FaultSeverity.Error)));
    });

    public static Publication Publication => Read.Value;

    public static MessageReader Reader => UnderstandingFiles.Reader;
}
