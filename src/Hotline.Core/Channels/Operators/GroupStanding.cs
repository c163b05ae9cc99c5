namespace Hotline.Core.Channels.Operators;

/// <summary>
/// How it stands with the group. <paramref name="Faults"/>: what somebody must set before it is used, in words; null while the provider cannot be asked. <paramref name="Bot"/>: the bot's user name, for
/// links; null while nobody knows it.
/// </summary>
public sealed record GroupStanding(IReadOnlyList<string>? Faults, string? Bot);
