using System.Text.Json.Serialization;
using Hotline.Core.Messaging;

namespace Hotline.Core.Conversations;

/// <summary>A message that its provider had accepted and could not bring, for a reason that may pass: a phone that is off. It is worth one more try at <paramref name="At"/>.</summary>
public sealed record LaterTry(OutboundMessage Message, DateTimeOffset At)
{
    /// <summary>It was refused for what hung under the words. A question is then not sent again as it was, but asked again, in words.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool InWords { get; init; }
}
