using System.Text.Json.Nodes;

namespace Hotline.FunctionalTests.FakeTelegram;

/// <summary>A message that the bot sent and Telegram took, as the person sees it now.</summary>
public sealed class SentMessage
{
    public required long MessageId { get; init; }

    public required long ChatId { get; init; }

    public required string Text { get; set; }

    /// <summary>The field it came in and its bytes; null for words alone.</summary>
    public (string Field, byte[] Content)? File { get; init; }

    /// <summary>Latitude and longitude; null for everything but a place.</summary>
    public (double Latitude, double Longitude)? Place { get; init; }

    public long? ThreadId { get; init; }

    public bool LinkPreviewsOff { get; init; }

    /// <summary>Label and data of the buttons, row by row.</summary>
    public IReadOnlyList<IReadOnlyList<(string Label, string Data)>> Rows { get; set; } = [];

    public IEnumerable<string> Labels => Rows.SelectMany(row => row.Select(b => b.Label));

    public int Edits { get; set; }

    public bool Deleted { get; set; }

    /// <summary>The connection was cut instead of an answer, or nothing came.</summary>
    public bool AnswerLost { get; set; }

    /// <summary>The connection ended and nothing followed the answer on it: the bot may have died without reading it, or before it wrote that down.</summary>
    public bool AnswerMaybeLost { get; set; }

    internal JsonObject Json { get; set; } = [];
}
