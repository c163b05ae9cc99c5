using Hotline.Core.Cases;
using Hotline.Core.Messaging;

namespace Hotline.Core.Understanding;

/// <summary>A message as people write it, with what it is about and how soon a human must look. Topics and danger are learnt from these.</summary>
public sealed record LabelledExample(LocaleTag Locale, string Topic, Urgency Urgency, string Text);
