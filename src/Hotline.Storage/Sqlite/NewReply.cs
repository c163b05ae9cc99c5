using Hotline.Core.Messaging;
using Hotline.Storage.Packing;

namespace Hotline.Storage.Sqlite;

/// <summary>A reply of a turn, sealed and ready to be written.</summary>
internal sealed record NewReply(string DeliveryId, Importance Importance, byte[] Body)
{
    public TimeSpan Horizon => SendHorizon.Of(Importance);
}
