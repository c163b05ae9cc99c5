using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Understanding;
using Hotline.Server;
using Hotline.Server.Workers;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotline.Tests.Support;

/// <summary><c>dialogs/understanding</c> as it stands in the repository, read as the program reads it.</summary>
internal static class UnderstandingFiles
{
    private static readonly Lazy<UnderstandingData> Read = new(() =>
    {
        var result = PublicationReader.Read(Path.Combine(Repository.Root, "dialogs"), Path.Combine(Repository.Root, "locales"), new ReadOptions { Channels = ChannelModules.Table });
        return result.Publication?.Understanding ?? throw new InvalidOperationException($"The scripts have faults:\n{string.Join('\n', result.Faults)}");
    });

    private static readonly Lazy<MessageReader> Made = new(() => Learnt!.Reader(Data));

    /// <summary>What the build learnt, as the program finds it.</summary>
    public static LearntFiles Learnt { get; } = new(Path.GetDirectoryName(Repository.Program)!, data: null, NullLogger<LearntFiles>.Instance);

    public static UnderstandingData Data => Read.Value;

    /// <summary>One reader for all tests: it has learnt from all examples.</summary>
    public static MessageReader Reader => Made.Value;
}
