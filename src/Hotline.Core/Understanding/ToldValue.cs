namespace Hotline.Core.Understanding;

/// <summary>An answer that stands in free writing: the slot that it fills, and with what.</summary>
public readonly record struct ToldValue(string Slot, string Value);
