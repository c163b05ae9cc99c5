using Hotline.Core.Cases;

namespace Hotline.Core.Understanding.Classification;

/// <summary>One example to learn from: its features and labels. <paramref name="Suicide"/> is null where nobody has said whether it is a wish to die.</summary>
internal sealed record TopicSample(int[] Features, string Topic, Urgency Urgency, bool? Suicide);
