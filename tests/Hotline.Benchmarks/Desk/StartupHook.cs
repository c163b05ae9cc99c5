using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;

/// <summary>
/// Runs inside the measured program (<c>DOTNET_STARTUP_HOOKS</c>), so that nothing has to be built into it: writes down what ASP.NET's own meter says of every request, a line each, into the file that
/// <see cref="FileVariable"/> names.
/// </summary>
[SuppressMessage("Design", "CA1050", Justification = "The runtime looks for it by this name alone.")]
[SuppressMessage("Design", "MA0047", Justification = "As above.")]
internal static class StartupHook
{
    public const string FileVariable = "HOTLINE_BENCH_REQUESTS";

    private const string Instrument = "http.server.request.duration";

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(FileVariable) is not { Length: > 0 } path) return;
        var file = TextWriter.Synchronized(new StreamWriter(path, append: true) { AutoFlush = true });
        var listener = new MeterListener { InstrumentPublished = (instrument, all) => { if (instrument.Name == Instrument) all.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<double>((_, seconds, tags, _) => file.WriteLine(FormattableString.Invariant($"{Tag(tags, "http.route")} {Tag(tags, "http.response.status_code")} {seconds * 1000:0.0000}")));
        listener.Start();
    }

    private static object? Tag(ReadOnlySpan<KeyValuePair<string, object?>> tags, string name)
    {
        foreach (var (key, value) in tags)
            if (key == name) return value;
        return "-";
    }
}
