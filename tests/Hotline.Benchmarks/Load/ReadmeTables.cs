namespace Hotline.Benchmarks.Load;

/// <summary>The tables in README.md that measurements are written into: each stands between two comments that name its setting.</summary>
internal static class ReadmeTables
{
    public static readonly string File = Path.Combine(Folders.Benchmarks, "README.md");

    /// <summary>Puts a setting's table in the place of the one that was there.</summary>
    /// <exception cref="BenchmarkException">The README has no place for it.</exception>
    public static void Write(string setting, string table)
    {
        var (begin, end) = ($"<!-- measured: {setting} -->\n", $"<!-- end: {setting} -->");
        var words = System.IO.File.ReadAllText(File);
        var (from, to) = (words.IndexOf(begin, StringComparison.Ordinal), words.IndexOf(end, StringComparison.Ordinal));
        if (from < 0 || to < from) throw new BenchmarkException($"{File} has no place for this table. Put these two lines where it shall stand:\n{begin}{end}");
        System.IO.File.WriteAllText(File, $"{words[..(from + begin.Length)]}\n{table.TrimEnd()}\n\n{words[to..]}");
    }
}
