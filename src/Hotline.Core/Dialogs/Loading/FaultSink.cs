namespace Hotline.Core.Dialogs.Loading;

/// <summary>A line of a file.</summary>
internal readonly record struct Spot(string File, int Line);

/// <summary>Collects faults; nothing stops at the first. One reading, one thread.</summary>
internal sealed class FaultSink
{
    private readonly List<Fault> _faults = [];

    public bool HasErrors { get; private set; }

    public void Error(Spot at, string code, string message)
    {
        HasErrors = true;
        Add(at, code, message, FaultSeverity.Error);
    }

    public void Warning(Spot at, string code, string message) => Add(at, code, message, FaultSeverity.Warning);

    public bool Has(string code) => _faults.Exists(f => f.Code == code);

    /// <summary>All faults by file and line, each once.</summary>
    public IReadOnlyList<Fault> InOrder() =>
        [.. _faults.Distinct().OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line)];

    private void Add(Spot at, string code, string message, FaultSeverity severity) =>
        _faults.Add(new Fault(at.File, Math.Max(at.Line, 1), code, message, severity));
}
