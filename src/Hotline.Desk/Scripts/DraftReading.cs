using Hotline.Core.Channels;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Dialogs.Playing;
using Hotline.Core.Understanding;
using Microsoft.Extensions.Configuration;

namespace Hotline.Desk.Scripts;

/// <summary>What a draft reads as. <paramref name="Texts"/>: how messages are read under it, made when first asked; it fails where the draft cannot be read.</summary>
internal sealed record ReadDraft(ReadResult Result, Lazy<Func<string, Reading>> Texts);

/// <summary>
/// Reads drafts: nearly a second of CPU each, so the last few are kept by the hash of their source, and whoever comes while one is read waits for it. The check, the preview and the tests of one draft read it
/// once. In memory only. Thread-safe.
/// </summary>
internal sealed class DraftReading(ChannelTable channels, MessageReading reading, IConfiguration configuration, TimeProvider clock)
{
    /// <summary>Drafts that are kept: what two coordinators have before them, and what each had before the last key.</summary>
    public const int Kept = 4;

    private readonly Recent<ReadDraft> _read = new(Kept);

    /// <summary>Reads on another thread than the caller's, with every fault at once; how strictly is said by the deployment's settings, as for a publication.</summary>
    public Task<ReadDraft> ReadAsync(PublicationSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return _read.GetAsync($"{source.Hash} {today:O}", () => Task.Run(() => Read(source, today)), CancellationToken.None);
    }

    private ReadDraft Read(PublicationSource source, DateOnly today)
    {
        var drafts = !string.Equals(configuration["Locales:AllowDrafts"], "false", StringComparison.OrdinalIgnoreCase);
        var result = PublicationReader.Read(source, new ReadOptions(drafts, today) { Channels = channels });
        return new ReadDraft(result, new Lazy<Func<string, Reading>>(() => reading(result.Publication ?? throw new InvalidOperationException("A draft with errors has no texts to be read under."))));
    }
}
