namespace Hotline.Core.Dialogs;

/// <summary>
/// A checked piece of help from <c>dialogs/facts</c>. <paramref name="Role"/> is what scripts cite (<c>ambulance</c>), <paramref name="Country"/> an ISO code.
/// <paramref name="Recheck"/>: after this day a warning; rows whose <paramref name="Checked"/> is over a year old are hidden, emergency numbers excepted.
/// </summary>
public sealed record Fact(
    string Id,
    string Role,
    string Country,
    bool Emergency,
    bool StateBody,
    string NameEn,
    string NameRu,
    string? Phone,
    string? Website,
    string Source,
    DateOnly? Checked,
    DateOnly? Recheck);
