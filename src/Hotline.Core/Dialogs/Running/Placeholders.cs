using Hotline.Core.Cases;

namespace Hotline.Core.Dialogs.Running;

/// <summary>Values of <c>{placeholders}</c>, in the person's language. Null: no value, and the line is left out.</summary>
internal static class Placeholders
{
    private const string FactPrefix = "fact.";

    public static string? Value(TurnInProgress turn, string name) => name switch
    {
        "wait" => turn.Around.WaitFor(turn.State.Urgency) is { } wait ? Wait(turn, wait) : null,
        "clock" => turn.Around.NextShift is { } at ? ClockTime(turn, at) : null,
        "since" => turn.Waited is { } waited ? ClockTime(turn, waited.Since) : null,
        "due" => turn.Waited?.Due is { } due ? ClockTime(turn, due) : null,
        "case" => turn.State.Case is { } open ? CaseCode.Spoken(open.Id) : null,
        Notes.TopicHeard => turn.State.Slots.TryGetValue(name, out var topic) && turn.Script.TopicOption(topic) is { } option ? Speech.Label(turn, option, turn.Structure.Texts) : null,
        _ when name.StartsWith(FactPrefix, StringComparison.Ordinal) => FactValue(turn, name[FactPrefix.Length..]),
        _ => SlotValue(turn, name),
    };

    /// <summary>
    /// The country of the conversation: what the person said. The deployment's only while nothing was said; empty for a country that we do not know,
    /// because the numbers of another country are worse than none.
    /// </summary>
    public static string Country(TurnInProgress turn) =>
        turn.State.Slots.GetValueOrDefault("country", Option.Unknown) is var said && said == Option.Unknown ? turn.Around.Country
        : turn.Script.Zones.ContainsKey(said) ? said.ToUpperInvariant() : "";

    /// <summary>What is said where a placeholder has no value, instead of leaving its words out: a number that saves lives, and how long somebody waits while helpers are there. Null for all others.</summary>
    public static SystemLine? Instead(TurnInProgress turn, string name) => name switch
    {
        "fact.emergency.phone" or "fact.ambulance.phone" => SystemLine.LocalNumber,
        "wait" when Waiting.OnShift(turn) => SystemLine.WaitUnknown,
        _ => null,
    };

    /// <summary><c>ROLE.phone</c>, <c>ROLE.name</c> or <c>ROLE.website</c>.</summary>
    public static string? FactValue(TurnInProgress turn, string roleAndField)
    {
        var dot = roleAndField.LastIndexOf('.');
        if (dot <= 0) return null;
        var fact = turn.Publications.Newest.Facts.Find(roleAndField[..dot], Country(turn), DateOnly.FromDateTime(turn.Now.UtcDateTime));
        return roleAndField.AsSpan(dot + 1) switch
        {
            "phone" => fact?.Phone,
            "website" => fact?.Website,
            "name" => fact is null ? null : IsCyrillic(turn) && fact.NameRu.Length > 0 ? fact.NameRu : fact.NameEn,
            _ => null,
        };
    }

    private static string? SlotValue(TurnInProgress turn, string slot)
    {
        if (!turn.State.Slots.TryGetValue(slot, out var value) || value == Option.Unknown) return null;
        if (turn.Script.OptionOf(slot, value) is not { } option) return value.ReplaceLineEndings(" ");
        return Speech.Label(turn, option, turn.Structure.Texts);
    }

    private static string ClockTime(TurnInProgress turn, DateTimeOffset at)
    {
        var settings = turn.Structure.Settings;
        var country = Country(turn);
        // A country that we do not know has the deployment's clock.
        if (!settings.Zones.TryGetValue(country, out var zone))
            (zone, country) = (turn.Around.Zone, settings.Zones.FirstOrDefault(z => z.Value == turn.Around.Zone).Key ?? "");
        var place = settings.Places.TryGetValue(country, out var city) ? Speech.Words(turn, city, turn.Publications.Newest.Texts, sensitive: false) : Clock.Town(zone);
        return Clock.Say(at, turn.Now, Clock.Zone(zone), place);
    }

    /// <summary>Minutes and hours by their international signs, which every language here reads in its own script.</summary>
    private static string Wait(TurnInProgress turn, TimeSpan wait)
    {
        var (minute, hour) = IsCyrillic(turn) ? ("мин", "ч") : ("min", "h");
        var minutes = Math.Max(1, (int)Math.Ceiling(wait.TotalMinutes));
        return minutes < 60 ? $"{minutes} {minute}" : minutes % 60 == 0 ? $"{minutes / 60} {hour}" : $"{minutes / 60} {hour} {minutes % 60} {minute}";
    }

    private static bool IsCyrillic(TurnInProgress turn) =>
        turn.Script.Locale(turn.State.Locale) is { Name: var name } && name.Any(c => c is >= 'Ѐ' and <= 'ӿ');
}
