using Hotline.Core.Messaging;

namespace Hotline.Server.Workers.Sending;

/// <summary>What the limiters are asked about: a reply to somebody, how important it is, and whether it had to wait before.</summary>
internal readonly record struct SendAsk(Address To, Importance Importance, bool Waited);
