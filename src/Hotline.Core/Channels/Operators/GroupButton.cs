namespace Hotline.Core.Channels.Operators;

/// <summary>A button under a message of the group. <paramref name="Data"/>: at most 64 bytes.</summary>
public sealed record GroupButton(string Label, string Data);
