using System.Globalization;
using Hotline.Storage.Casebook.Cases;

namespace Hotline.Desk.Operators;

/// <summary>What a button of the group asks for.</summary>
internal enum GroupAct
{
    Take,
    Return,

    /// <summary>Asks what came of it; changes nothing yet.</summary>
    Close,
    Keep,
    End,
}

/// <summary>What a button carries, in at most 64 bytes: the act, the case, the version that its presser saw, and the outcome. Pure.</summary>
internal sealed record GroupButtonData(GroupAct Act, string CaseId, long Version, string? Outcome)
{
    public static string Of(GroupAct act, Case row, string? outcome = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{Word(act)}:{row.Id}:{row.Version}{(outcome is null ? "" : $":{outcome}")}");

    /// <summary>Null for what is no button of ours.</summary>
    public static GroupButtonData? Read(string data)
    {
        var parts = data.Split(':');
        if (parts.Length is not (3 or 4) || !long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var version)) return null;
        foreach (var act in Enum.GetValues<GroupAct>())
            if (Word(act) == parts[0] && act == GroupAct.End == (parts.Length == 4)) return new GroupButtonData(act, parts[1], version, parts.Length == 4 ? parts[3] : null);
        return null;
    }

    private static string Word(GroupAct act) => act switch
    {
        GroupAct.Take => "take",
        GroupAct.Return => "return",
        GroupAct.Close => "close",
        GroupAct.Keep => "keep",
        GroupAct.End => "end",
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "No button does this."),
    };
}
