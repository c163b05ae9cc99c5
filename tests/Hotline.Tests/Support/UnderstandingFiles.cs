using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Understanding;

namespace Hotline.Tests.Support;

/// <summary><c>dialogs/understanding</c> as it stands in the repository, read as the program reads it.</summary>
internal static class UnderstandingFiles
{
    private static readonly Lazy<UnderstandingData> Read = new(() =>
    {
        var result = PublicationReader.Read(Path.Combine(SharedData.Repository, "dialogs"), Path.Combine(SharedData.Repository, "locales"));
        return result.Publication?.Understanding ?? throw new InvalidOperationException($"The scripts have faults:\n{string.Join('\n', result.Faults)}");
    });

    public static UnderstandingData Data => Read.Value;
}
