using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Dialogs.Measuring;
using Hotline.Core.Dialogs.Playing;

namespace Hotline.Desk.Scripts.Publishing;

/// <summary>What <c>hotline check</c> says, for files in memory; once for the same files, whoever asks. Thread-safe.</summary>
internal sealed class ScriptChecks(DraftReading drafts, ScriptReadings readings, ScriptsHome home)
{
    private const int Kept = 4;
    private const int KeptRead = 2;

    private readonly Recent<IReadOnlyList<Fault>> _measured = new(Kept);
    private readonly Recent<IReadOnlyList<Fault>> _played = new(Kept);
    private readonly Recent<Publication?> _standing = new(KeptRead);

    /// <summary>The publication, null while an error stands, and every fault but those of the conversations.</summary>
    public async Task<ReadResult> CheckAsync(PublicationSource source, CancellationToken cancellationToken)
    {
        var (publication, faults) = (await drafts.ReadAsync(source).WaitAsync(cancellationToken)).Result;
        if (publication is null) return new ReadResult(null, faults);
        var shown = await _measured.GetAsync(source.Hash, () => readings.DoAsync(() => ChannelCheck.Run(publication, SmsCost.Of(publication))), cancellationToken);
        return new ReadResult(publication, [.. faults, .. shown]);
    }

    /// <summary>What the conversations beside the scripts say of files without an error.</summary>
    public async Task<IReadOnlyList<Fault>> PlayAsync(PublicationSource source, CancellationToken cancellationToken)
    {
        var draft = await drafts.ReadAsync(source).WaitAsync(cancellationToken);
        return draft.Result.Publication is { } publication
            ? await _played.GetAsync(source.Hash, () => readings.DoAsync(() => new ConversationPlayer(publication, draft.Texts.Value).Play(source)), cancellationToken)
            : [];
    }

    /// <summary>What was in force, read without the rules that came later; null when this program cannot read it.</summary>
    public Task<Publication?> StandingAsync(PublicationSource source, CancellationToken cancellationToken) =>
        _standing.GetAsync(source.Hash, () => readings.DoAsync(() => PublicationReader.Read(source, home.Options with { Rules = false }).Publication), cancellationToken);
}
