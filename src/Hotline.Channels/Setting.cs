namespace Hotline.Channels;

/// <summary>A setting by its fixed name. <paramref name="Secret"/> ones are never printed; a <paramref name="Number"/> is checked before anything starts.</summary>
public sealed record Setting(string Name, string? Default, string Meaning, bool Secret = false, bool Number = false);
