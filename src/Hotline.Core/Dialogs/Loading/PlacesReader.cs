using Hotline.Core.Understanding.Places;

namespace Hotline.Core.Dialogs.Loading;

/// <summary>Reads <c>understanding/places.yaml</c>.</summary>
internal sealed class PlacesReader(ReadScope scope)
{
    private const string What = "A file of places";

    private ValueReader Values => scope.Values;

    public PlaceWords Read(YamlMap root)
    {
        Values.Keys(root, What, ["places", "endings", "from", "from_endings"]);
        var countries = new List<CountryNames>();
        if (Values.Required(root, "places", What) is { } value && Values.Map(value, "places") is { } map)
        {
            foreach (var entry in map.Entries)
                if (Country(entry) is { } country) countries.Add(country);
        }

        return new PlaceWords(countries) { Endings = Words(root, "endings"), From = Words(root, "from"), FromEndings = Words(root, "from_endings") };
    }

    private CountryNames? Country(YamlEntry entry)
    {
        if (!ScriptNames.IsChoice(entry.Key))
        {
            scope.Faults.Error(entry.At, FaultCode.BadName, $"'{ValueReader.Short(entry.Key)}' is neither a country nor a choice. Write two capital letters ('KZ'), or the id of the choice for other countries.");
            return null;
        }

        if (Values.Map(entry.Value, entry.Key) is not { } map) return null;
        Values.Keys(map, $"'{entry.Key}'", ["names", "cities"]);
        var cities = new List<IReadOnlyList<string>>();
        if (map.Find("cities") is { } value && Values.List(value, "cities") is { } list)
        {
            foreach (var item in list.Items)
                if (Values.Words(item, "cities") is { Count: > 0 } words) cities.Add(words);
        }

        return new CountryNames(entry.Key, Words(map, "names"), cities);
    }

    private IReadOnlyList<string> Words(YamlMap map, string key) => map.Find(key) is { } value ? Values.Words(value, key) : [];
}
