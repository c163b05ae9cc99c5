using Hotline.Core.Messaging;

namespace Hotline.Core.Understanding.Identification.Training;

/// <summary>One sentence that a model had not seen: which copies it is of ("clean", "noisy" …), its language, and what the model took it for.</summary>
public sealed record LanguageTrial(string Copies, LocaleTag Language, LocaleTag Guessed);
