namespace Hotline.Core.Understanding.Classification;

/// <summary>
/// Says how well messages are understood that were not learnt from: the examples are put into parts, each part is taken out in turn, and read by what was learnt from the others. Messages that say
/// nearly the same stay in one part. The same examples give the same parts.
/// </summary>
public static class ExampleTrials
{
    /// <summary>Parts that the examples are put into.</summary>
    public const int Parts = 5;

    /// <summary>Every example with its reading by a program that did not know it.</summary>
    public static IEnumerable<(LabelledExample Example, Reading Reading)> Run(UnderstandingData data) =>
        PartsOf(data) is var parts ? Enumerable.Range(0, Parts).SelectMany(part => Run(data, parts, part)) : [];

    /// <summary>The examples of one part, from 0, read by what was learnt from all others.</summary>
    public static IEnumerable<(LabelledExample Example, Reading Reading)> Run(UnderstandingData data, int part) => Run(data, PartsOf(data), part);

    private static IEnumerable<(LabelledExample Example, Reading Reading)> Run(UnderstandingData data, int[] parts, int part)
    {
        var reader = new MessageReader(data with { Examples = [.. data.Examples.Where((_, i) => parts[i] != part)] });
        return data.Examples.Where((_, i) => parts[i] == part).Select(example => (example, reader.Read(example.Text)));
    }

    /// <summary>Groups go round the parts in the order of their first members, so that every part has some of every topic and language.</summary>
    private static int[] PartsOf(UnderstandingData data)
    {
        var groups = ExampleGroups.Of(data.Examples);
        var parts = new Dictionary<int, int>();
        foreach (var group in groups) parts.TryAdd(group, parts.Count % Parts);
        return [.. groups.Select(group => parts[group])];
    }
}
