using Hotline.Core.Channels;

namespace Hotline.Server.Workers;

/// <summary>
/// Which messages providers say that they have, by the time that each was sent: where the answer to sending was lost, it need not be sent again. In memory, of what this process heard; bounded: when too many
/// are known, those of the older generation are forgotten. Thread-safe.
/// </summary>
internal sealed class TakenMarks
{
    /// <summary>Of each generation.</summary>
    public const int Most = 4096;

    private readonly Lock gate = new();
    private Dictionary<DeliveryMark, HashSet<(int Part, int Parts)>> younger = [];
    private Dictionary<DeliveryMark, HashSet<(int Part, int Parts)>> older = [];

    public void Add(DeliveryMark mark)
    {
        if (mark.Attempt is null) return;
        lock (gate)
        {
            if (!younger.TryGetValue(Whole(mark), out var parts))
            {
                if (younger.Count >= Most) (older, younger) = (younger, []);
                younger[Whole(mark)] = parts = older.GetValueOrDefault(Whole(mark)) ?? [];
            }

            parts.Add(mark.Parts == 0 ? DeliveryTry.Whole : (mark.Part, mark.Parts));
        }
    }

    /// <summary>The parts that are known of a delivery, each counted from 1 with the number of all; what went out whole is one of one.</summary>
    public IReadOnlyCollection<(int Part, int Parts)> PartsOf(DeliveryMark mark)
    {
        lock (gate) return [.. younger.GetValueOrDefault(Whole(mark)) ?? older.GetValueOrDefault(Whole(mark)) ?? []];
    }

    private static DeliveryMark Whole(DeliveryMark mark) => new(mark.Conversation, mark.DeliveryId) { Attempt = mark.Attempt };
}
