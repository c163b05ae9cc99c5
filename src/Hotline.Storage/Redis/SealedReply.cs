using Hotline.Core.Messaging;
using Hotline.Storage.Packing;

namespace Hotline.Storage.Redis;

/// <summary>A reply that was handed out, with what it was chosen by.</summary>
internal sealed record SealedReply(StoredReply Reply) : IDueLease
{
    public Due Due { get; set; }

    public static List<SealedReply> ReadAll(ReadOnlySpan<byte> bytes, out long now, out long next)
    {
        var answer = new Answer(bytes);
        (now, next) = (answer.Time(), answer.Time());
        var replies = new List<SealedReply>();
        while (!answer.AtEnd) replies.Add(new SealedReply(new StoredReply(answer.Id(), answer.Bytes16(), (Importance)answer.Byte(), answer.Number16(), answer.Time(), answer.Text8(), answer.Text16() is { Length: > 0 } why ? why : null, answer.Bytes24())));
        return replies;
    }
}
