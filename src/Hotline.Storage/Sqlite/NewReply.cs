using Hotline.Core.Messaging;

namespace Hotline.Storage.Sqlite;

/// <summary>A reply of a turn, sealed and ready to be written. It is tried for <paramref name="Horizon"/>.</summary>
internal sealed record NewReply(string DeliveryId, Importance Importance, TimeSpan Horizon, byte[] Body);
