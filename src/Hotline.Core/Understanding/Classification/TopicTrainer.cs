using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Hotline.Core.Understanding.Identification;
using Hotline.Core.Understanding.Identification.Training;

namespace Hotline.Core.Understanding.Classification;

/// <summary>
/// Learns a <see cref="TopicModel"/> by softmax regression, one example after another, with steps that shrink for a bucket the more it has moved. Only the four basic operations and the square
/// root on numbers of 32 bits are used, so the same examples give the same model on every machine. Not thread-safe.
/// </summary>
internal sealed class TopicTrainer
{
    /// <summary>
    /// The way of learning, features included: raise it with every change by which the same examples teach something else, or what an older program learnt is taken for what this one would.
    /// </summary>
    public const string Version = "5";

    private const int Rounds = 6;

    /// <summary>So many in a hundred features of an example are left out in each round, others every time: no word is leant on alone, and what stands beside it is learnt too.</summary>
    private const int LeftOut = 20;

    private const float Rate = 1f;
    private const ulong Seed = 20_260;

    /// <summary>A weight beyond it is cut off; so one byte is fine enough for the others.</summary>
    private const float LargestWeight = 4f;

    private readonly IReadOnlyList<string> topics;
    private readonly int lanes;
    private readonly float[] weights;
    private readonly float[] squares = new float[TopicModel.Buckets];
    private readonly float[] scores;
    private readonly float[] gradient;
    private readonly double[] shares;

    private TopicTrainer(IReadOnlyList<string> topics)
    {
        this.topics = topics;
        lanes = TopicModel.LanesFor(topics.Count);
        weights = new float[TopicModel.Buckets * lanes];
        scores = new float[lanes];
        gradient = new float[lanes];
        shares = new double[Math.Max(topics.Count, 3)];
        Array.Fill(squares, 0.01f);
    }

    public static TopicModel Train(IReadOnlyList<TopicSample> samples)
    {
        var trainer = new TopicTrainer([.. samples.Select(s => s.Topic).Distinct().Order(StringComparer.Ordinal)]);
        var topics = trainer.topics.ToList();
        var places = samples.Select(s => topics.IndexOf(s.Topic)).ToArray();
        var order = Enumerable.Range(0, samples.Count).ToArray();
        var dice = new Dice(Seed);
        var step = 0;
        var kept = new int[samples.Count == 0 ? 0 : samples.Max(s => s.Features.Length)];
        for (var round = 0; round < Rounds; round++)
        {
            dice.Shuffle(order);
            foreach (var at in order) trainer.Learn(samples[at], Thin(samples[at].Features, kept, dice), places[at], 1 - ((float)step++ / (Rounds * order.Length)));
        }

        return trainer.Finish();
    }

    private static ReadOnlySpan<int> Thin(int[] features, int[] into, Dice dice)
    {
        var count = 0;
        foreach (var feature in features)
            if (!dice.Percent(LeftOut)) into[count++] = feature;
        return into.AsSpan(0, count);
    }

    private void Learn(TopicSample sample, ReadOnlySpan<int> features, int topic, float rate)
    {
        if (features.IsEmpty) return;
        var value = 1 / MathF.Sqrt(features.Length);
        Score(features, value);
        Array.Clear(gradient);
        Blame(0, topics.Count, topic);
        Blame(topics.Count, 3, (int)sample.Urgency);
        if (sample.Suicide is { } suicide) BlameSuicide(suicide);
        var square = 0f;
        for (var i = 0; i < lanes; i++)
        {
            gradient[i] *= value;
            square += gradient[i] * gradient[i];
        }

        Move(features, Rate * rate, square);
    }

    // Vectors of this width are not compiled ahead of time, and nobody waits for a loop to be found hot: the first message waits for this.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Score(ReadOnlySpan<int> features, float value)
    {
        for (var lane = 0; lane < lanes; lane += Vector256<float>.Count)
        {
            var sum = Vector256<float>.Zero;
            foreach (var feature in features) sum += Vector256.LoadUnsafe(ref weights[(feature * lanes) + lane]);
            (sum * value).CopyTo(scores, lane);
        }
    }

    /// <summary>The gradient of the softmax over some lanes of which one is right.</summary>
    private void Blame(int first, int count, int right)
    {
        var part = shares.AsSpan(0, count);
        for (var i = 0; i < count; i++) part[i] = scores[first + i];
        Softmax.Apply(part);
        for (var i = 0; i < count; i++) gradient[first + i] = (float)(part[i] - (i == right ? 1 : 0));
    }

    /// <summary>The wish to die is one lane against nothing.</summary>
    private void BlameSuicide(bool right)
    {
        var lane = topics.Count + TopicModel.BesideTopics - 1;
        Span<double> two = [scores[lane], 0];
        Softmax.Apply(two);
        gradient[lane] = (float)(two[0] - (right ? 1 : 0));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Move(ReadOnlySpan<int> features, float rate, float square)
    {
        foreach (var feature in features)
        {
            ref var gathered = ref squares[feature];
            gathered += square;
            var step = Vector256.Create(rate / MathF.Sqrt(gathered));
            for (var lane = 0; lane < lanes; lane += Vector256<float>.Count)
            {
                ref var at = ref weights[(feature * lanes) + lane];
                (Vector256.LoadUnsafe(ref at) - (Vector256.LoadUnsafe(ref gradient[lane]) * step)).StoreUnsafe(ref at);
            }
        }
    }

    private TopicModel Finish()
    {
        const float step = LargestWeight / sbyte.MaxValue;
        var bytes = new sbyte[weights.Length];
        for (var i = 0; i < weights.Length; i++)
            if (weights[i] != 0) bytes[i] = (sbyte)MathF.Round(Math.Clamp(weights[i], -LargestWeight, LargestWeight) / step);
        return new TopicModel(topics, bytes, step);
    }
}
