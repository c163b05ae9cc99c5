using Hotline.Benchmarks.Understanding;

var verbs = new Dictionary<string, Func<string[], int>>
{
    ["understanding"] = ReadingSpeed.Run,
};

if (args.Length > 0 && verbs.TryGetValue(args[0], out var run)) return run(args[1..]);
Console.Error.WriteLine($"Name what to measure: {string.Join(", ", verbs.Keys)}.");
return 2;
