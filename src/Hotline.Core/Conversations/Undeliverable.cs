using Hotline.Core.Messaging;

namespace Hotline.Core.Conversations;

/// <summary>What could not be brought to a person who cannot be reached at <paramref name="At"/> any more; null where the person was then, as far as is known. <paramref name="Message"/> is null when its words are not known any more.</summary>
public sealed record Undeliverable(Address? At, OutboundMessage? Message);
