namespace Hotline.Core.Channels;

/// <summary>One choice in a list. <paramref name="Description"/>: how a title that was cut goes on; null when it was not. <paramref name="Data"/> comes back in the tap.</summary>
public sealed record ListRow(string Id, string Title, string? Description, string Data);
