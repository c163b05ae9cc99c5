namespace Hotline.Storage.Casebook.Retention;

/// <summary>Some rows, or people, that were due when <see cref="AgedData.FindAsync"/> looked; few enough for one short transaction (<see cref="AgedData.Piece"/>).</summary>
public sealed class AgedPiece
{
    internal AgedPiece(AgedKind kind, DateTimeOffset before, IReadOnlyList<AgedItem> items) => (Kind, Before, Items) = (kind, before, items);

    /// <summary>How many they were.</summary>
    public int Count => Items.Count;

    internal AgedKind Kind { get; }

    internal DateTimeOffset Before { get; }

    internal IReadOnlyList<AgedItem> Items { get; }
}

/// <summary>A row by its key. <paramref name="Way"/> tells apart what one kind lets go in several ways.</summary>
internal readonly record struct AgedItem(string Id, string Way = "")
{
    /// <summary>The keys of those that go this way.</summary>
    public static string[] Of(IEnumerable<AgedItem> items, string way = "") => [.. items.Where(item => item.Way == way).Select(item => item.Id)];

    public static IEnumerable<AgedItem> All(IEnumerable<string> ids, string way = "") => ids.Select(id => new AgedItem(id, way));
}
