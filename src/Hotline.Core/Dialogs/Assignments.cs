using Hotline.Core.Cases;

namespace Hotline.Core.Dialogs;

/// <summary>What a <c>set:</c> notes. Urgency only rises; flags are added; an empty slot value empties the slot.</summary>
public sealed record Assignments(Urgency? Urgency, IReadOnlyList<string> Flags, string? Topic, string? Locale, IReadOnlyList<KeyValuePair<string, string>> Slots);
