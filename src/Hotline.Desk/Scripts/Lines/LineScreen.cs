using System.Text.Json;
using Hotline.Core.Channels.Sms;
using Hotline.Core.Localization;
using Hotline.Core.Localization.Lines;
using Hotline.Desk.Api;

namespace Hotline.Desk.Scripts.Lines;

/// <summary>Enumerations of lines as the lower-case words that stand in the API.</summary>
internal static class LineCodes
{
    public static readonly IReadOnlyList<string> Encodings = [.. Enum.GetValues<SmsEncoding>().Select(Of)];
    public static readonly IReadOnlyList<string> Kinds = [.. Enum.GetValues<LineKind>().Select(Of)];
    public static readonly IReadOnlyList<string> Troubles = [.. Enum.GetValues<LineTroubleKind>().Select(Of)];

    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}

/// <summary>
/// All lines of a language. <paramref name="Broken"/>: the scripts of the draft cannot be read, so these are the lines that were there before; what is new in English shows when the scripts are mended.
/// <paramref name="MostParts"/>: an SMS of more parts is too long (<c>DialogLimits.SmsParts</c>).
/// </summary>
internal sealed record LineScreen(string Locale, bool Broken, int MostParts, IReadOnlyList<LineRow> Rows);

/// <summary>
/// A line beside its English. <paramref name="Before"/>: the English that a stale translation was made for. <paramref name="Text"/>: null where there is none. <paramref name="Safety"/>: somebody's safety may hang on
/// it. <paramref name="Limit"/>: longest text, in UTF-16 units. <paramref name="SourceSms"/> and <paramref name="Sms"/>: what the English and the translation cost, with their answers; null where the line is not
/// sent as SMS by itself. <paramref name="ByRule"/>: for Uzbek, what the rule makes of the Latin line where the Cyrillic one says something else.
/// </summary>
internal sealed record LineRow(
    string Context, [property: Codes(typeof(LineKind))] string Kind, string File, string Source, string? Before, string? Text, [property: Codes(typeof(LineState))] string State,
    IReadOnlyList<string> Placeholders, bool Safety, string Note, int Limit, SmsOfLine? SourceSms, SmsOfLine? Sms, string? ByRule)
{
    public static LineRow Of(TextLine line) => new(
        line.Context, LineCodes.Of(line.Kind), line.File, line.Source, line.Before, line.Text, line.State, line.Placeholders, line.Safety, line.Note, line.Limit,
        SmsOfLine.Of(line.SourceSms), SmsOfLine.Of(line.Sms), line.ByRule);
}

/// <summary>What a text is as SMS: parts that are paid for, and characters as a reader counts them.</summary>
internal sealed record SmsOfLine(int Parts, int Characters, [property: Codes(typeof(SmsEncoding))] string Encoding)
{
    public static SmsOfLine? Of(SmsSize? size) => size is null ? null : new SmsOfLine(size.Segments, size.Characters, LineCodes.Of(size.Encoding));
}
