namespace Hotline.Server.Commands.Understanding;

/// <summary>A message with what people say it is; <paramref name="Topic"/> and <paramref name="Urgency"/> are null in a file that names the language alone. <paramref name="IsHard"/>: the file calls it a hard negative.</summary>
internal sealed record LabelledMessage(string Language, string Text, string? Topic, string? Urgency, bool IsHard = false);
