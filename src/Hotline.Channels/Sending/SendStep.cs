using Hotline.Core.Channels;
using Hotline.Core.Messaging;

namespace Hotline.Channels.Sending;

/// <summary>What one call to a provider brings: words, a place, or a file with words under it; exactly one of the three.</summary>
internal sealed record SendStep
{
    /// <summary>Longest words under a file, in UTF-16 units, at every provider.</summary>
    private const int LongestCaption = 1024;

    public MessagePart? Text { get; private init; }

    public MapPoint? Place { get; private init; }

    public Attachment? File { get; private init; }

    public string? Caption { get; private init; }

    /// <summary>
    /// The calls for one message, in order. Short words go under its file where they may (<paramref name="hasCaption"/>), others before it; words about a place go behind its map, where there are
    /// <paramref name="maps"/>. <paramref name="render"/> makes the parts of the words.
    /// </summary>
    public static IReadOnlyList<SendStep> Of(OutboundMessage message, Func<OutboundMessage, IReadOnlyList<MessagePart>> render, Predicate<Attachment> hasCaption, bool maps)
    {
        if (maps && MapPoint.In(message) is var (point, rest)) return [new SendStep { Place = point }, .. Texts(render(rest))];
        var texts = render(message);
        if (message.Attachment is not { } file) return [.. Texts(texts)];
        if (texts is [{ Form: MessageForm.Plain, Text: { Length: <= LongestCaption } caption }] && hasCaption(file)) return [new SendStep { File = file, Caption = caption }];
        return [.. Texts(texts), new SendStep { File = file }];
    }

    private static IEnumerable<SendStep> Texts(IReadOnlyList<MessagePart> parts) => parts.Select(part => new SendStep { Text = part });
}
