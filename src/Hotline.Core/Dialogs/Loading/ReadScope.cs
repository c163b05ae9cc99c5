using Hotline.Core.Channels;

namespace Hotline.Core.Dialogs.Loading;

/// <summary>What all readers of one publication share.</summary>
internal sealed class ReadScope
{
    public ReadScope(FaultSink faults, ChannelTable channels)
    {
        Faults = faults;
        Channels = channels;
        Values = new ValueReader(faults);
        Targets = new TargetTable(faults);
    }

    public FaultSink Faults { get; }

    public ChannelTable Channels { get; }

    public ValueReader Values { get; }

    public TargetTable Targets { get; }

    public ScriptUses Uses { get; } = new();

    /// <summary>Tags of the languages that the settings name.</summary>
    public HashSet<string> Locales { get; } = new(StringComparer.Ordinal);
}
