using System.Text.Json.Serialization;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;

namespace Hotline.Storage.Casebook.Conversations;

/// <summary>
/// What was around a person's message when its turn was played, so that a changed script can be tried on it: the journal is trimmed behind the projector. It is sealed with the line and goes with it.
/// <paramref name="Publication"/>: hash of the words then. <paramref name="OnShift"/> and the rest as in <see cref="Surroundings"/>; what the channel can show is asked of the program.
/// </summary>
public sealed record LineTurn(string Publication, IReadOnlyList<string> OnShift, string Country, string Locale, string Zone)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TimeSpan? Wait { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? NextShift { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int RepliesPerMinute { get; init; }

    /// <summary>The node reached by the turn.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reached { get; init; }

    /// <summary>The data of the button that was pressed; the line has only its words.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Tapped { get; init; }

    /// <summary>The language of the person's app.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? App { get; init; }

    /// <summary>That language is the person's own choice.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool AppChosen { get; init; }

    /// <summary>Null for what one conversation tells another: its turn cannot be played by itself.</summary>
    internal static LineTurn? Of(TurnRecord turn)
    {
        if (turn.Event is not PersonWrote { Message: { Content: not (InboundKin or InboundUnclaimed) } message }) return null;
        var around = turn.Surroundings;
        return new LineTurn(turn.Publication, [.. around.OnShift.Select(l => l.Value)], around.Country, around.Locale.Value, around.Zone)
        {
            Wait = around.Wait,
            NextShift = around.NextShift,
            RepliesPerMinute = around.RepliesPerMinute,
            Reached = turn.Place?.ToString(),
            Tapped = (message.Content as InboundTap)?.Data,
            App = message.LanguageCode,
            AppChosen = message.LanguageChosen,
        };
    }

    internal Surroundings Around(ChannelAbilities channel) =>
        new(channel, [.. OnShift.Select(l => new LocaleTag(l))], Wait, NextShift, Country, new LocaleTag(Locale), Zone, RepliesPerMinute);

    internal NodeRef? Place() => Reached is null ? null : NodeRef.Parse(Reached);
}
