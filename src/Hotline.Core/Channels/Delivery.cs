using Hotline.Core.Messaging;

namespace Hotline.Core.Channels;

/// <summary>One message on its way to one address. <paramref name="Id"/> is opaque and safe to put into a callback address.</summary>
public sealed record Delivery(string Id, Address To, OutboundMessage Message);
