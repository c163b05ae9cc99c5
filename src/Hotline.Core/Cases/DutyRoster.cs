using System.Collections.Immutable;
using Hotline.Core.Messaging;

namespace Hotline.Core.Cases;

/// <summary>
/// When somebody is on duty, by language. <paramref name="Usual"/> holds for languages that have no hours of their own; null when nobody said.
/// <paramref name="Own"/>: by tag, or by the part before its dash, which stands for all its scripts.
/// </summary>
public sealed record DutyRoster(TimeZoneInfo Zone, StaffHours? Usual, ImmutableDictionary<string, StaffHours> Own)
{
    /// <summary>Nobody said when somebody is on duty.</summary>
    public static DutyRoster Unknown(TimeZoneInfo zone) => new(zone, null, ImmutableDictionary<string, StaffHours>.Empty);

    /// <summary>Null when nobody said: then nothing is promised.</summary>
    public StaffHours? Find(LocaleTag language) => Own.GetValueOrDefault(language.Value) ?? Own.GetValueOrDefault(language.Language()) ?? Usual;

    /// <summary>As <see cref="Find"/>; without hours every hour counts, so that a target is missed too early rather than never.</summary>
    public StaffHours Counted(LocaleTag language) => Find(language) ?? StaffHours.Always(Zone);
}
