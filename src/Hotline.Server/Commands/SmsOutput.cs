using System.Text.Json;
using Hotline.Core.Channels;
using Hotline.Core.Dialogs.Measuring;

namespace Hotline.Server.Commands;

/// <summary>What a talk costs as SMS, for people or as JSON; without a price (<c>Twilio:SmsPrice</c>) in parts alone.</summary>
internal sealed class SmsOutput(PartPrice? price, bool json)
{
    /// <summary>One line for a language.</summary>
    public string Summary(SmsCost cost) =>
        $"SMS in {cost.Locale}: the longest way is {cost.Longest.Places.Count} messages in {Parts(cost.Longest.Parts)}; the dearest message {Parts(cost.Lines.Select(l => l.Parts).DefaultIfEmpty(0).Max())}.";

    /// <summary>Every line of a language, the dearest first, then its longest way.</summary>
    public IEnumerable<string> Every(SmsCost cost) =>
        [.. cost.Lines.OrderByDescending(l => l.Parts).Select(line => Line(cost, line)), Way(cost)];

    private string Line(SmsCost cost, SmsLine line) => json
        ? JsonSerializer.Serialize(new SmsLineJson(cost.Locale.Value, line.Node.ToString(), line.File, line.LineNumber, line.Encoding.ToString(), line.Parts, price?.Times(line.Parts).Amount, price?.Currency), CommandJson.Default.SmsLineJson)
        : $"{cost.Locale,-8} {Parts(line.Parts),-10} {line.Encoding} {line.File}:{line.LineNumber} {line.Node}";

    private string Way(SmsCost cost) => json
        ? JsonSerializer.Serialize(new SmsWayJson(cost.Locale.Value, cost.Longest.Places.Count, cost.Longest.Parts, price?.Times(cost.Longest.Parts).Amount, price?.Currency, [.. cost.Longest.Places.Select(p => p.ToString())]), CommandJson.Default.SmsWayJson)
        : $"{Summary(cost)} It goes: {string.Join(" → ", cost.Longest.Places)}.";

    private string Parts(int parts) => price is null ? $"{parts} parts" : $"{parts} parts ({price.Times(parts)})";
}
