using Hotline.Core.Understanding.Answers;
using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Understanding.Places;

/// <summary>
/// Finds countries and cities in what people write, in any language, case and spelling; words are compared by their sound. Null where nothing or more than one place is meant.
/// Never throws, thread-safe.
/// </summary>
public sealed class PlaceFinder
{
    private const int LongestText = 200;
    private const int MostWordsOfNear = 2;
    private const int ShortestNear = 6;
    private const int LongestEnding = 8;

    private readonly List<Name> names = [];
    private readonly HashSet<string> endings;
    private readonly HashSet<string> from;
    private readonly string[] fromEndings;

    public PlaceFinder(PlaceWords words)
    {
        endings = [.. words.Endings.Select(Key), ""];
        from = [.. words.From.Select(Key)];
        fromEndings = [.. words.FromEndings.Select(Key)];
        foreach (var country in words.Countries)
        {
            names.AddRange(country.Names.Select(n => Of(country.Country, null, n)));
            foreach (var city in country.Cities) names.AddRange(city.Select(n => Of(country.Country, city[0], n)));
        }

        names.Sort((a, b) => (b.Keys.Length, b.Keys[^1].Length).CompareTo((a.Keys.Length, a.Keys[^1].Length)));
    }

    /// <summary>The one place that a text names. Of several countries the one that nobody comes from; of a country and its city the city.</summary>
    public Place? Find(string text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText) return null;
        var keys = Folding.Fold(text).Split(' ').Select(SoundKey.Of).Where(k => k.Length > 0).ToArray();
        var found = Exact(keys);
        if (found.Count == 0 && keys.Length <= MostWordsOfNear) found = Near(keys);
        var here = found.Where(p => !p.IsOrigin).ToList();
        if (here.Count == 0) here = found;
        if (here.Count == 0 || here.Exists(p => p.Country != here[0].Country)) return null;
        var cities = here.Where(p => p.City is not null).Select(p => p.City).Distinct().ToList();
        return cities.Count > 1 ? here[0] with { City = null } : here.Find(p => p.City == cities.FirstOrDefault());
    }

    private List<Place> Exact(string[] keys)
    {
        var found = new List<Place>();
        for (var at = 0; at < keys.Length;)
        {
            var name = names.Find(n => IsAt(n, keys, at));
            if (name is not null) found.Add(new Place(name.Country, name.City, IsOrigin(name, keys, at)));
            at += name?.Keys.Length ?? 1;
        }

        return found;
    }

    private bool IsAt(Name name, string[] keys, int at)
    {
        if (at + name.Keys.Length > keys.Length) return false;
        var last = name.Keys.Length - 1;
        for (var i = 0; i < last; i++)
            if (keys[at + i] != name.Keys[i]) return false;
        var (key, wanted) = (keys[at + last], name.Keys[last]);
        if (!key.StartsWith(wanted, StringComparison.Ordinal)) return false;
        var rest = key.Length - wanted.Length;
        return name.AnyEnding ? rest <= LongestEnding : endings.Contains(key[wanted.Length..]);
    }

    private bool IsOrigin(Name name, string[] keys, int at)
    {
        if (at > 0 && from.Contains(keys[at - 1])) return true;
        var (key, wanted) = (keys[at + name.Keys.Length - 1], name.Keys[^1]);
        return fromEndings.Any(e => key.Length > wanted.Length && key.AsSpan(wanted.Length).Contains(e, StringComparison.Ordinal));
    }

    /// <summary>A slip of one letter in a name that is long enough to stay itself.</summary>
    private List<Place> Near(string[] keys)
    {
        var found = new List<Place>();
        foreach (var key in keys.Where(k => k.Length >= ShortestNear))
            foreach (var name in names.Where(n => n.Keys is [{ Length: >= ShortestNear }]))
            {
                var wanted = name.Keys[0];
                if (key[0] != wanted[0]) continue;
                for (var length = wanted.Length - 1; length <= Math.Min(key.Length, wanted.Length + 1); length++)
                {
                    if (!EditDistance.Within(key.AsSpan(0, length), wanted, 1)) continue;
                    if (name.AnyEnding ? key.Length - length <= LongestEnding : endings.Contains(key[length..])) found.Add(new Place(name.Country, name.City, fromEndings.Any(e => key.AsSpan(length).Contains(e, StringComparison.Ordinal))));
                    break;
                }
            }

        return found;
    }

    private static Name Of(string country, string? city, string name) =>
        new(country, city, [.. Folding.Fold(name.TrimEnd('*')).Split(' ').Select(SoundKey.Of)], name.EndsWith('*'));

    private static string Key(string word) => SoundKey.Of(Folding.Fold(word));

    private sealed record Name(string Country, string? City, string[] Keys, bool AnyEnding);
}
