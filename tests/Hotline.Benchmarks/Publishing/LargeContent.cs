using System.Globalization;
using System.Text;
using Hotline.Core.Localization;

namespace Hotline.Benchmarks.Publishing;

/// <summary>The shipped scripts and texts with as many dialogs of their average size besides as make 200, translated into every language.</summary>
internal static class LargeContent
{
    public const int Dialogs = 200;

    private const int Questions = 4;
    private const string Question = "welcome.danger_now";
    private const string Yes = "_always.yes";

    /// <summary>Writes both folders below <paramref name="root"/>; <paramref name="mark"/> stands in every generated text, so that two of them differ in all of these.</summary>
    public static void Write(string root, string mark)
    {
        foreach (var name in new[] { "dialogs", "locales" }) Copy(Repository.Path(name), Path.Combine(root, name));
        var dialogs = Path.Combine(root, "dialogs");
        var extra = Enumerable.Range(1, Dialogs - Directory.EnumerateFiles(dialogs, "*.yaml").Count(IsDialog)).Select(i => string.Create(CultureInfo.InvariantCulture, $"extra_{i:000}")).ToList();
        foreach (var name in extra) File.WriteAllText(Path.Combine(dialogs, $"{name}.yaml"), Script(name, mark));
        // A way to each of them that leaves the shipped scripts as they are.
        File.AppendAllText(Path.Combine(dialogs, "hotline.yaml"), $"\nmoves:\n{string.Concat(extra.Select(name => $"  gone.{name}: {name}\n"))}");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(root, "locales"), "*.po")) Translate(file, extra, mark);
    }

    private static bool IsDialog(string file) => Path.GetFileNameWithoutExtension(file) is not ("hotline" or "replies" or "cards");

    private static string Script(string name, string mark)
    {
        var script = new StringBuilder($"dialog: {name}\nnodes:\n");
        for (var i = 1; i <= Questions; i++)
        {
            script.Append(CultureInfo.InvariantCulture, $"  q{i}:\n    ask: \"{English($"q{i}", name, mark)}\"\n    save: {name}_{i}\n    choices:\n      first: \"{English("first", name, mark)}\"\n      second: \"{English("second", name, mark)}\"\n");
            script.Append(CultureInfo.InvariantCulture, $"    otherwise: {{ say: \"{English("otherwise", name, mark)}\", again: 2, then: to_operator }}\n  s{i}:\n    say: \"{English("text", name, mark)}\"\n");
        }

        return script.Append(CultureInfo.InvariantCulture, $"  to_operator:\n    handoff: \"{English("handoff", name, mark)}\"\n").ToString();
    }

    private static string English(string what, string name, string mark) => $"This is {what} of {name}, {mark}.";

    private static void Translate(string file, List<string> dialogs, string mark)
    {
        var read = PoFile.Read(file, File.ReadAllText(file)).File.Entries.Where(e => e.Context is Question or Yes).ToDictionary(e => e.Context!, e => e.Strings[0]);
        var (text, label) = (read[Question], read[Yes]);
        var added = new StringBuilder();
        foreach (var name in dialogs)
        {
            for (var i = 1; i <= Questions; i++)
            {
                Add(added, $"{name}.q{i}", English($"q{i}", name, mark), $"{text} {name[6..]}.{i}");
                Add(added, $"{name}.q{i}.first", English("first", name, mark), $"{label} 1");
                Add(added, $"{name}.q{i}.second", English("second", name, mark), $"{label} 2");
                Add(added, $"{name}.q{i}.otherwise", English("otherwise", name, mark), $"{text} {name[6..]}");
                Add(added, $"{name}.s{i}", English("text", name, mark), $"{text} {i}");
            }

            Add(added, $"{name}.to_operator", English("handoff", name, mark), $"{text} {name[6..]}");
        }

        File.AppendAllText(file, added.ToString());
    }

    private static void Add(StringBuilder po, string context, string source, string words) =>
        po.Append(CultureInfo.InvariantCulture, $"\n#, draft\nmsgctxt \"{context}\"\nmsgid \"{source}\"\nmsgstr \"{words}\"\n");

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            // Their own conversations would be played, and measure something else.
            if (Path.GetRelativePath(from, file).StartsWith("tests", StringComparison.Ordinal)) continue;
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
