using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hotline.Channels.Telegram.Wire;

/// <summary>The envelope of every answer of the Bot API.</summary>
internal sealed record Answer(
    bool Ok,
    JsonElement? Result,
    [property: JsonConverter(typeof(LenientConverter<int?>))] int? ErrorCode,
    [property: JsonConverter(typeof(LenientConverter<string>))] string? Description,
    [property: JsonConverter(typeof(LenientConverter<AnswerParameters>))] AnswerParameters? Parameters);

internal sealed record AnswerParameters(
    [property: JsonConverter(typeof(LenientConverter<long?>))] long? RetryAfter,
    [property: JsonConverter(typeof(LenientConverter<long?>))] long? MigrateToChatId);

/// <summary>What we want to know of a message that Telegram took: its id.</summary>
internal sealed record SentMessage([property: JsonConverter(typeof(LenientConverter<long?>))] long? MessageId);
