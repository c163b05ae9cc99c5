namespace Hotline.Core.Channels;

/// <summary>A list that opens on a button: most rows of one message, and the longest title and description of a row and words on the button, in UTF-16 units.</summary>
public sealed record ListLimits(int Rows, int Title, int Description, int Button);
