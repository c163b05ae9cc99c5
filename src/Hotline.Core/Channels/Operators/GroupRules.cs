namespace Hotline.Core.Channels.Operators;

/// <summary>What a deployment has settled about the group. <paramref name="ShowsWords"/>: what people say is posted in a case's topic once somebody has claimed it; else it is read at the desk alone. <paramref name="Language"/>: in which the program writes there.</summary>
public sealed record GroupRules(bool ShowsWords, string DeskAddress, string Language = "en");
