namespace Hotline.Server.Commands.Understanding;

/// <summary>A message with what people say it is; <paramref name="Topic"/> and <paramref name="Urgency"/> are null in a file that names the language alone.</summary>
internal sealed record LabelledMessage(string Language, string Text, string? Topic, string? Urgency);
