using Hotline.Core.Understanding.Spelling;
using Hotline.Tests.Support;

namespace Hotline.Tests.Understanding.Identification;

/// <summary>Messages with their language that no model has learnt from, beside this file.</summary>
internal static class HeldBack
{
    /// <summary>Each message that is not, letter for letter, among the phrases that the model learns from.</summary>
    public static List<(string Language, string Text)> Read(string name) =>
        Of(File.ReadLines(Path.Combine(Repository.Root, "tests", "Hotline.Tests", "Understanding", "Identification", name))
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('\t'))
            .Select(c => (c[0], c[1])));

    /// <summary>Those of the messages that are not, letter for letter, among the phrases that the model learns from.</summary>
    public static List<(string Language, string Text)> Of(IEnumerable<(string Language, string Text)> messages)
    {
        var learnt = Directory.GetFiles(Phrases).SelectMany(File.ReadLines).Select(Folding.Clean).ToHashSet();
        return [.. messages.Where(m => !learnt.Contains(Folding.Clean(m.Text)))];
    }

    /// <summary>The phrases that the project owns and the model learns from.</summary>
    public static string Phrases { get; } = Path.Combine(Repository.Root, "src", "Hotline.Core", "Understanding", "Identification", "phrases");
}
