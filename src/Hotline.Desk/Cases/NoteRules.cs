using Hotline.Desk.Requests;

namespace Hotline.Desk.Cases;

/// <summary>What a note of staff may be.</summary>
internal static class NoteRules
{
    public const int Longest = 2000;

    public static DeskError? TooLong(string? note) => note?.Length > Longest ? DeskError.Invalid($"This note is too long: {Longest} characters at most.") : null;
}
