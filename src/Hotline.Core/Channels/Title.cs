namespace Hotline.Core.Channels;

/// <summary>A label as a button or row shows it. <paramref name="Rest"/>: how it goes on, null when it is whole. <paramref name="Whole"/>: it is the label and nothing else.</summary>
internal readonly record struct Title(string Text, string? Rest, bool Whole);
