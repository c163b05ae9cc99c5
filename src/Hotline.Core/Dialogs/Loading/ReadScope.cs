namespace Hotline.Core.Dialogs.Loading;

/// <summary>What all readers of one publication share.</summary>
internal sealed class ReadScope
{
    public ReadScope(FaultSink faults)
    {
        Faults = faults;
        Values = new ValueReader(faults);
        Targets = new TargetTable(faults);
    }

    public FaultSink Faults { get; }

    public ValueReader Values { get; }

    public TargetTable Targets { get; }

    public ScriptUses Uses { get; } = new();

    /// <summary>Tags of the languages that the settings name.</summary>
    public HashSet<string> Locales { get; } = new(StringComparer.Ordinal);
}
