namespace Hotline.Core.Dialogs.Drawing;

/// <summary>
/// Boxes in layers, ways from top to bottom (Sugiyama's method in its simplest form): a layer is the longest way from the start; a way over several layers, and every label, gets places of its own in the
/// layers between, so that nothing lies on anything else; the order within a layer follows the neighbours. Deterministic.
/// </summary>
internal sealed class LayeredLayout
{
    private const int Sweeps = 12;
    private const double Gap = 24;
    private const double LayerGap = 28;

    private readonly List<Place> _places = [];
    private readonly List<List<Place>> _layers = [];

    /// <summary>Places <paramref name="boxes"/> (sizes by index, the first is the start) and the ways between them with the sizes of their labels.</summary>
    public LayeredLayout(IReadOnlyList<(double Width, double Height)> boxes, IReadOnlyList<(int From, int To, double Width, double Height)> ways)
    {
        var layers = Layers(boxes.Count, ways);
        _places.AddRange(boxes.Select((box, i) => new Place(2 * layers[i], box.Width, box.Height)));
        Boxes = [.. _places];
        Ways = [.. ways.Select(way => Chain(way, layers))];
        foreach (var place in _places)
        {
            while (_layers.Count <= place.Layer) _layers.Add([]);
            _layers[place.Layer].Add(place);
        }

        Order();
        SetAcross();
        SetDown();
    }

    public IReadOnlyList<Place> Boxes { get; }

    /// <summary>The places through which each way goes, from its first box to its last, and the place of its label.</summary>
    public IReadOnlyList<(IReadOnlyList<Place> Through, Place Label)> Ways { get; }

    public double Width => _places.Max(p => p.X + p.Width / 2);

    public double Height => _places.Max(p => p.Y + p.Height / 2);

    private static int[] Layers(int count, IReadOnlyList<(int From, int To, double, double)> ways)
    {
        var next = ways.ToLookup(w => w.From, w => w.To);
        var (layers, state) = (new int[count], new int[count]);
        var order = new List<int>();
        void Visit(int box)
        {
            state[box] = 1;
            foreach (var to in next[box])
                if (state[to] == 0) Visit(to);
            state[box] = 2;
            order.Add(box);
        }

        for (var box = 0; box < count; box++)
            if (state[box] == 0) Visit(box);
        order.Reverse();
        var at = new int[count];
        for (var i = 0; i < count; i++) at[order[i]] = i;
        foreach (var box in order)
            foreach (var to in next[box])
                if (at[to] > at[box]) layers[to] = Math.Max(layers[to], layers[box] + 1);
        return layers;
    }

    /// <summary>Between two boxes stands a place in every layer; the label has the one nearest to where the way begins. A way upward is led down and drawn backward, one to its own box beside it.</summary>
    private (IReadOnlyList<Place> Through, Place Label) Chain((int From, int To, double Width, double Height) way, int[] layers)
    {
        var (from, to) = (_places[way.From], _places[way.To]);
        if (layers[way.From] == layers[way.To])
        {
            // Beside the box, one layer below, and back.
            var aside = Add(new Place(from.Layer + 1, way.Width, way.Height));
            Join(from, aside);
            return ([from, aside, to], aside);
        }

        var (top, bottom) = from.Layer < to.Layer ? (from, to) : (to, from);
        var chain = new List<Place> { top };
        for (var layer = top.Layer + 1; layer < bottom.Layer; layer++)
        {
            var holdsLabel = from == top ? layer == top.Layer + 1 : layer == bottom.Layer - 1;
            chain.Add(Add(holdsLabel ? new Place(layer, way.Width, way.Height) : new Place(layer, 6, 0)));
        }

        chain.Add(bottom);
        for (var i = 1; i < chain.Count; i++) Join(chain[i - 1], chain[i]);
        if (from != top) chain.Reverse();
        return (chain, chain[1]);
    }

    private Place Add(Place place)
    {
        _places.Add(place);
        return place;
    }

    private static void Join(Place above, Place below)
    {
        above.Below.Add(below);
        below.Above.Add(above);
    }

    private void Order()
    {
        foreach (var layer in _layers) Number(layer);
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var down = sweep % 2 == 0;
            foreach (var layer in down ? _layers : Enumerable.Reverse(_layers))
            {
                var sorted = layer.OrderBy(place => Mean(down ? place.Above : place.Below, neighbour => neighbour.Index, place.Index)).ToList();
                layer.Clear();
                layer.AddRange(sorted);
                Number(layer);
            }
        }
    }

    private static void Number(List<Place> layer)
    {
        for (var i = 0; i < layer.Count; i++) layer[i].Index = i;
    }

    /// <summary>Each place goes to the middle of its neighbours, as far as those beside it let it.</summary>
    private void SetAcross()
    {
        foreach (var layer in _layers)
        {
            var x = 0.0;
            foreach (var place in layer)
            {
                place.X = x + place.Width / 2;
                x += place.Width + Gap;
            }
        }

        for (var sweep = 0; sweep < Sweeps * 2; sweep++)
        {
            var down = sweep % 2 == 0;
            foreach (var layer in down ? _layers : Enumerable.Reverse(_layers)) Settle(layer, place => Mean(down ? place.Above : place.Below, neighbour => neighbour.X, place.X));
        }

        var left = _places.Min(p => p.X - p.Width / 2);
        foreach (var place in _places) place.X -= left;
    }

    private static void Settle(List<Place> layer, Func<Place, double> wanted)
    {
        var wishes = layer.ConvertAll(place => wanted(place));
        var (fromLeft, fromRight) = (new double[layer.Count], new double[layer.Count]);
        for (var i = 0; i < layer.Count; i++) fromLeft[i] = i == 0 ? wishes[i] : Math.Max(wishes[i], fromLeft[i - 1] + Apart(layer[i - 1], layer[i]));
        for (var i = layer.Count - 1; i >= 0; i--) fromRight[i] = i == layer.Count - 1 ? wishes[i] : Math.Min(wishes[i], fromRight[i + 1] - Apart(layer[i], layer[i + 1]));
        // The middle of two orders that each keep the distances keeps them too.
        for (var i = 0; i < layer.Count; i++) layer[i].X = (fromLeft[i] + fromRight[i]) / 2;
    }

    private static double Apart(Place left, Place right) => (left.Width + right.Width) / 2 + Gap;

    private void SetDown()
    {
        var y = 0.0;
        foreach (var layer in _layers)
        {
            var height = layer.Count == 0 ? 0 : layer.Max(place => place.Height);
            foreach (var place in layer) (place.Y, place.LayerTop, place.LayerEnd) = (y + height / 2, y, y + height);
            y += height + LayerGap;
        }
    }

    private static double Mean(List<Place> places, Func<Place, double> value, double otherwise) => places.Count == 0 ? otherwise : places.Average(value);

    /// <summary>A box, a label or a bend: its middle and its size.</summary>
    internal sealed class Place(int layer, double width, double height)
    {
        public int Layer => layer;

        public double Width => width;

        public double Height => height;

        public double X { get; set; }

        public double Y { get; set; }

        /// <summary>Where its layer begins and ends: between two layers nothing stands, so there ways may bend.</summary>
        public double LayerTop { get; set; }

        /// <inheritdoc cref="LayerTop"/>
        public double LayerEnd { get; set; }

        public int Index { get; set; }

        public List<Place> Above { get; } = [];

        public List<Place> Below { get; } = [];
    }
}
