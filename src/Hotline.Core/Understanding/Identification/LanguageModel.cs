using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using Hotline.Core.Messaging;

namespace Hotline.Core.Understanding.Identification;

/// <summary>
/// A softmax over hashed character n-grams with weights of one byte: eight classes, one of which stands for every language that is not served.
/// The format stands in this folder's README. Immutable, thread-safe.
/// </summary>
internal sealed class LanguageModel
{
    /// <summary>Classes of a model; eight weights are one 64-bit word.</summary>
    public const int Classes = 8;

    public const int HeaderLength = 128;

    /// <summary>Most of a text that is looked at; more would not change the answer.</summary>
    public const int MostCharacters = 2000;

    private const string Resource = "language.model";
    private const string TrainAgain = "Train it again: hotline train language DIR.";
    private const int TagsAt = 24;
    private const int FlushAfter = 250;
    private const int TagLength = 10;
    private static readonly byte[] Magic = "HOTLANG1"u8.ToArray();
    private static readonly Lazy<LanguageModel> Carried = new(ReadOwn);

    private readonly ulong[] weights;
    private readonly double scale;

    private LanguageModel(ulong[] weights, double scale, LocaleTag[] locales) => (this.weights, this.scale, Locales) = (weights, scale, locales);

    /// <summary>The classes in order; the last is <c>und</c>.</summary>
    public IReadOnlyList<LocaleTag> Locales { get; }

    /// <summary>The model that the program carries, read when first needed.</summary>
    public static LanguageModel Own => Carried.Value;

    /// <summary>Reads a model file.</summary>
    /// <exception cref="InvalidDataException">The bytes are no language model of this version.</exception>
    public static LanguageModel Read(Stream file)
    {
        var header = new byte[HeaderLength];
        if (file.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength || !header.AsSpan().StartsWith(Magic)) throw new InvalidDataException($"This is no language model of this version. {TrainAgain}");
        var buckets = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(8));
        if (buckets <= 0 || file.Length != HeaderLength + ((long)buckets * Classes)) throw new InvalidDataException($"The language model is cut short or too long. {TrainAgain}");
        var tags = new LocaleTag[Classes];
        for (var i = 0; i < Classes; i++) tags[i] = new LocaleTag(Encoding.ASCII.GetString(header, TagsAt + (i * TagLength), TagLength).TrimEnd('\0'));
        var weights = new ulong[buckets];
        file.ReadExactly(MemoryMarshal.AsBytes(weights.AsSpan()));
        if (!BitConverter.IsLittleEndian) BinaryPrimitives.ReverseEndianness(weights, weights);
        return new LanguageModel(weights, BinaryPrimitives.ReadDoubleLittleEndian(header.AsSpan(16)), tags);
    }

    /// <summary>Writes a model file; the weights stand bucket by bucket.</summary>
    public static byte[] Write(IReadOnlyList<string> tags, double scale, ReadOnlySpan<sbyte> weights)
    {
        var bytes = new byte[HeaderLength + weights.Length];
        Magic.CopyTo(bytes, 0);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), weights.Length / Classes);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(16), scale);
        for (var i = 0; i < Classes; i++) Encoding.ASCII.GetBytes(tags[i], bytes.AsSpan(TagsAt + (i * TagLength), TagLength));
        for (var i = 0; i < weights.Length; i++) bytes[HeaderLength + i] = (byte)weights[i];
        return bytes;
    }

    /// <summary>The probability of each class for a clean text. False when the text has no letters to judge by; then nothing is written.</summary>
    public bool Judge(ReadOnlySpan<char> clean, Span<double> probabilities)
    {
        clean = clean[..Math.Min(clean.Length, MostCharacters)];
        var features = ArrayPool<int>.Shared.Rent(LanguageFeatures.Room(clean.Length));
        var count = LanguageFeatures.Write(clean, weights.Length, features);
        if (count > 0) Sum(features.AsSpan(0, count), probabilities);
        ArrayPool<int>.Shared.Return(features);
        if (count == 0) return false;
        Softmax.Apply(probabilities);
        return true;
    }

    /// <summary>What a piece of a clean text adds to the scores of the whole, undivided, and how many features it has.</summary>
    public int Weigh(ReadOnlySpan<char> clean, Span<double> scores)
    {
        var features = new int[LanguageFeatures.Room(clean.Length)];
        var count = LanguageFeatures.Write(clean, weights.Length, features);
        if (count > 0) Sum(features.AsSpan(0, count), scores);
        else scores.Clear();
        foreach (ref var score in scores) score *= Math.Sqrt(count);
        return count;
    }

    private static LanguageModel ReadOwn()
    {
        using var file = typeof(LanguageModel).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The program was built without its language model ({Resource}). {TrainAgain}");
        return Read(file);
    }

    private void Sum(ReadOnlySpan<int> features, Span<double> scores)
    {
        var factor = scale / Math.Sqrt(features.Length);
        scores[..Classes].Clear();
        while (!features.IsEmpty)
        {
            var part = features[..Math.Min(FlushAfter, features.Length)];
            features = features[part.Length..];
            var sum = Vector128<short>.Zero;
            foreach (var feature in part) sum += Vector128.WidenLower(Vector128.CreateScalar(weights[feature]).AsSByte());
            for (var i = 0; i < Classes; i++) scores[i] += sum[i] * factor;
        }
    }
}
