namespace Hotline.Core.Dialogs.Loading.Checks;

/// <summary>Finds closed ways in a graph: one for each place where a walk comes back onto itself. No recursion, so that long chains are safe.</summary>
internal sealed class Rounds<T>(Func<T, IEnumerable<T>> ways)
    where T : notnull
{
    private readonly HashSet<T> _finished = [];

    public IReadOnlyList<IReadOnlyList<T>> From(IEnumerable<T> starts)
    {
        var found = new List<IReadOnlyList<T>>();
        foreach (var start in starts)
        {
            if (!_finished.Contains(start)) Walk(start, found);
        }

        return found;
    }

    private void Walk(T start, List<IReadOnlyList<T>> found)
    {
        var path = new List<T>();
        var places = new Dictionary<T, int>();
        var open = new Stack<IEnumerator<T>>();
        Enter(start);
        while (open.TryPeek(out var next))
        {
            if (!next.MoveNext())
            {
                open.Pop().Dispose();
                places.Remove(path[^1]);
                _finished.Add(path[^1]);
                path.RemoveAt(path.Count - 1);
            }
            else if (places.TryGetValue(next.Current, out var at)) found.Add(path[at..]);
            else if (!_finished.Contains(next.Current)) Enter(next.Current);
        }

        void Enter(T place)
        {
            places[place] = path.Count;
            path.Add(place);
            open.Push(ways(place).GetEnumerator());
        }
    }
}
