using System.Runtime.Intrinsics;

namespace Hotline.Core.Understanding.Classification;

/// <summary>
/// What was learnt from the examples: for every bucket of features a weight for each topic, for each urgency, and for a wish to die. One byte a weight. Immutable, thread-safe.
/// </summary>
internal sealed class TopicModel
{
    /// <summary>Buckets that features share: two to this power.</summary>
    public const int BucketBits = 17;

    public const int Buckets = 1 << BucketBits;

    /// <summary>Urgencies, and the wish to die.</summary>
    public const int BesideTopics = 4;

    /// <summary>A row of weights is read in pieces of so many.</summary>
    public const int Piece = 16;

    // The sum of so many bytes fits into 16 bits.
    private const int FlushAfter = 250;

    private readonly sbyte[] weights;

    public TopicModel(IReadOnlyList<string> topics, sbyte[] weights, float step) => (Topics, this.weights, Step, Lanes) = (topics, weights, step, LanesFor(topics.Count));

    public IReadOnlyList<string> Topics { get; }

    /// <summary>Weights of one bucket.</summary>
    public int Lanes { get; }

    /// <summary>Where the three urgencies stand, from normal to immediate.</summary>
    public int UrgencyAt => Topics.Count;

    public int SuicideAt => Topics.Count + BesideTopics - 1;

    /// <summary>Bytes that the model takes in memory.</summary>
    public int Size => weights.Length;

    public ReadOnlySpan<sbyte> Weights => weights;

    /// <summary>What a weight of 1 is worth.</summary>
    public float Step { get; }

    public static int LanesFor(int topics) => (topics + BesideTopics + Piece - 1) / Piece * Piece;

    /// <summary>Adds up what the features say for each lane, undivided.</summary>
    public void Sum(ReadOnlySpan<int> features, Span<float> sums)
    {
        for (var piece = 0; piece < Lanes; piece += Piece) Sum(features, piece, sums.Slice(piece, Piece));
    }

    private void Sum(ReadOnlySpan<int> features, int piece, Span<float> sums)
    {
        sums.Clear();
        while (!features.IsEmpty)
        {
            var part = features[..Math.Min(FlushAfter, features.Length)];
            features = features[part.Length..];
            var low = Vector128<short>.Zero;
            var high = Vector128<short>.Zero;
            foreach (var feature in part)
            {
                var (first, second) = Vector128.Widen(Vector128.LoadUnsafe(ref weights[(feature * Lanes) + piece]));
                low += first;
                high += second;
            }

            for (var i = 0; i < Piece / 2; i++)
            {
                sums[i] += low[i] * Step;
                sums[i + (Piece / 2)] += high[i] * Step;
            }
        }
    }
}
