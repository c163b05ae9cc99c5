using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Hotline.Core.Understanding.Phrases;

namespace Hotline.Core.Understanding.Classification;

/// <summary>
/// What was learnt from the examples of one <see cref="UnderstandingData"/>, which can be kept as bytes. The same data gives the same bytes on every machine. Its name is made of exactly
/// what it was learnt from: examples, lists, meanings, and the way of learning. Immutable, thread-safe.
/// </summary>
public sealed class LearntTopics
{
    private static readonly byte[] Magic = "HOTTOPC2"u8.ToArray();

    private LearntTopics(string name, TopicModel model) => (Name, Model) = (name, model);

    /// <summary>64 hexadecimal digits that stand for what it was learnt from.</summary>
    public string Name { get; }

    internal TopicModel Model { get; }

    /// <summary>Learns anew, in about a second of the processor. The data must hold examples.</summary>
    public static LearntTopics Learn(UnderstandingData data) => Learn(data, new PhraseFinder(data));

    internal static LearntTopics Learn(UnderstandingData data, PhraseFinder lists) => new(NameOf(data), TopicGuesser.Learn(data.Examples, lists));

    /// <summary>The name of what would be learnt from this data.</summary>
    public static string NameOf(UnderstandingData data)
    {
        using var all = new NameHash();
        all.Add(TopicTrainer.Version);
        foreach (var language in data.Languages) AddLists(all, language);
        foreach (var (idea, word) in data.Ideas) all.Add(idea, word);
        all.Add("examples");
        foreach (var example in data.Examples) all.Add(example.Topic, example.Urgency.ToString(), example.Text);
        return all.ToHex();
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged, of another version, or were learnt from something else.</exception>
    public static LearntTopics Read(byte[] bytes, string name)
    {
        var length = bytes.Length - SHA256.HashSizeInBytes;
        if (length < Magic.Length || !bytes.AsSpan().StartsWith(Magic)) throw new InvalidDataException("it is no file of learnt topics of this version");
        if (!SHA256.HashData(bytes.AsSpan(0, length)).AsSpan().SequenceEqual(bytes.AsSpan(length))) throw new InvalidDataException("it is damaged or cut short");
        using var file = new BinaryReader(new MemoryStream(bytes, Magic.Length, length - Magic.Length, writable: false));
        try
        {
            if (file.ReadString() != name) throw new InvalidDataException("it was learnt from other examples or lists");
            var topics = new string[Count(file)];
            for (var i = 0; i < topics.Length; i++) topics[i] = file.ReadString();
            var step = file.ReadSingle();
            var weights = new sbyte[TopicModel.Buckets * TopicModel.LanesFor(topics.Length)];
            file.BaseStream.ReadExactly(MemoryMarshal.AsBytes(weights.AsSpan()));
            return new LearntTopics(name, new TopicModel(topics, weights, step));
        }
        catch (EndOfStreamException e)
        {
            throw new InvalidDataException("its parts and its length do not agree", e);
        }
    }

    /// <summary>Each topic takes a byte of its own at least: a number that the file has no room for is none.</summary>
    private static int Count(BinaryReader file)
    {
        var count = file.ReadInt32();
        return count >= 0 && count <= file.BaseStream.Length ? count : throw new InvalidDataException("its parts and its length do not agree");
    }

    /// <summary>The format stands in the README of understanding.</summary>
    public byte[] ToBytes()
    {
        var bytes = new MemoryStream(Model.Size + 1024);
        using var file = new BinaryWriter(bytes);
        file.Write(Magic);
        file.Write(Name);
        file.Write(Model.Topics.Count);
        foreach (var topic in Model.Topics) file.Write(topic);
        file.Write(Model.Step);
        file.Write(MemoryMarshal.AsBytes(Model.Weights));
        file.Write(SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
        return bytes.ToArray();
    }

    /// <summary>All that <see cref="PhraseFinder"/> looks for: what it finds is learnt from.</summary>
    private static void AddLists(NameHash all, UnderstandingLanguage language)
    {
        all.Add("fixed order", language.FixedOrder.ToString());
        foreach (var (kind, phrase) in language.Danger) all.Add("danger", kind.ToString(), phrase);
        foreach (var phrase in language.Calm) all.Add("calm", phrase);
        foreach (var (topic, phrase) in language.Urgent) all.Add("urgent", topic, phrase);
        foreach (var (topic, phrase) in language.Topics) all.Add("topic", topic, phrase);
        foreach (var (told, phrase) in language.Told) all.Add("told", told.Slot, told.Value, phrase);
        foreach (var phrase in language.Calls) all.Add("call", phrase);
        foreach (var phrase in language.Mistaken) all.Add("mistaken", phrase);
        foreach (var phrase in language.Stories) all.Add("story", phrase);
        foreach (var phrase in language.Oneself) all.Add("oneself", phrase);
        foreach (var (locale, name) in language.Requests.Languages) all.Add("language", locale.Value, name);
        foreach (var word in language.Requests.Words) all.Add("request", word);
        foreach (var word in language.Requests.Unless) all.Add("unless", word);
    }
}
