using Hotline.Core.Messaging;

namespace Hotline.Storage.Redis;

/// <summary>Something due in a partition. More important ones come first, then those that wait longer.</summary>
internal readonly record struct Due(int Partition, int Importance, ConversationId Id, long Since) : IComparable<Due>
{
    public int CompareTo(Due other) => other.Importance.CompareTo(Importance) is not 0 and var byImportance ? byImportance : Since.CompareTo(other.Since);
}

/// <summary>What <c>look.lua</c> saw of a partition; times by the store's clock, 0 for never.</summary>
internal sealed record Looked(long Now, long NextTurn, long NextSend, List<Due> Turns, List<Due> Sends)
{
    public static Looked Read(int partition, ReadOnlySpan<byte> bytes)
    {
        var answer = new Answer(bytes);
        var (now, turn, send) = (answer.Time(), answer.Time(), answer.Time());
        var turns = new List<Due>();
        for (var count = answer.Number16(); count > 0; count--) turns.Add(new Due(partition, 0, answer.Id(), answer.Time()));
        var sends = new List<Due>();
        for (var count = answer.Number16(); count > 0; count--) sends.Add(new Due(partition, answer.Byte(), answer.Id(), answer.Time()));
        return new Looked(now, turn, send, turns, sends);
    }
}
