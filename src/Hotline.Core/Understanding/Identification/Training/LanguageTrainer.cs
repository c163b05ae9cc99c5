using System.Runtime.Intrinsics;
using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Understanding.Identification.Training;

/// <summary>
/// Learns the weights of a <see cref="LanguageModel"/> by softmax regression with AdaGrad, one sample after another. Only the four basic operations and the square root on numbers of
/// 32 bits are used, so the same samples give the same bytes on every machine. Not thread-safe.
/// </summary>
internal sealed class LanguageTrainer
{
    /// <summary>Buckets of the shipped model: eight weights of one byte each make 1.4 MB.</summary>
    public const int DefaultBuckets = 180_000;

    private const float Rate = 0.35f;

    /// <summary>A weight beyond it is cut off; so one byte is fine enough for the others.</summary>
    private const float LargestWeight = 4f;

    private readonly float[] weights;
    private readonly float[] squares;
    private readonly int[] features = new int[LanguageFeatures.Room(LanguageModel.MostCharacters)];
    private readonly char[] clean = new char[Folding.Room(LanguageModel.MostCharacters)];
    private readonly double[] scores = new double[LanguageModel.Classes];
    private readonly int buckets;

    public LanguageTrainer(int buckets = DefaultBuckets)
    {
        this.buckets = buckets;
        weights = new float[buckets * LanguageModel.Classes];
        squares = new float[buckets * LanguageModel.Classes];
        Array.Fill(squares, 0.01f);
    }

    /// <summary>Learns that <paramref name="text"/> is of a class. <paramref name="rate"/> falls from 1 to 0 over the training.</summary>
    public void Learn(string text, int ofClass, float rate, float importance = 1)
    {
        var length = Folding.CleanInto(text.AsSpan(0, Math.Min(text.Length, LanguageModel.MostCharacters)), clean);
        var count = LanguageFeatures.Write(clean.AsSpan(0, Math.Min(length, LanguageModel.MostCharacters)), buckets, features);
        if (count == 0) return;
        var value = 1 / MathF.Sqrt(count);
        var sum = Vector256<float>.Zero;
        for (var i = 0; i < count; i++) sum += Vector256.LoadUnsafe(ref weights[features[i] * LanguageModel.Classes]);
        for (var i = 0; i < LanguageModel.Classes; i++) scores[i] = sum[i] * value;
        Softmax.Apply(scores);
        var gradient = Vector256<float>.Zero;
        for (var i = 0; i < LanguageModel.Classes; i++) gradient = gradient.WithElement(i, (float)(scores[i] - (i == ofClass ? 1 : 0)) * value * importance);
        var square = gradient * gradient;
        var step = gradient * Vector256.Create(Rate * rate);
        for (var i = 0; i < count; i++)
        {
            var at = features[i] * LanguageModel.Classes;
            var gathered = Vector256.LoadUnsafe(ref squares[at]) + square;
            gathered.StoreUnsafe(ref squares[at]);
            (Vector256.LoadUnsafe(ref weights[at]) - (step / Vector256.Sqrt(gathered))).StoreUnsafe(ref weights[at]);
        }
    }

    /// <summary>The model file.</summary>
    public byte[] Finish(IReadOnlyList<string> tags)
    {
        const float step = LargestWeight / sbyte.MaxValue;
        var bytes = new sbyte[weights.Length];
        for (var i = 0; i < weights.Length; i++) bytes[i] = (sbyte)MathF.Round(Math.Clamp(weights[i], -LargestWeight, LargestWeight) / step);
        return LanguageModel.Write(tags, step, bytes);
    }
}
