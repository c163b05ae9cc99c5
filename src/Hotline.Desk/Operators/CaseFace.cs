using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hotline.Core.Cases;
using Hotline.Core.Channels.Operators;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Cases;

namespace Hotline.Desk.Operators;

/// <summary>
/// How a case looks in its topic: codes alone, whatever the deployment shows besides. <paramref name="Mark"/> changes with anything that a member sees. Pure.
/// </summary>
internal sealed record CaseFace(string Name, string Text, IReadOnlyList<IReadOnlyList<GroupButton>> Rows, string Mark)
{
    private const int LongestName = 128;
    private const int ShortPseudonym = 8;
    private const int OutcomesInRow = 2;

    public static CaseFace Of(Case row, TimeZoneInfo zone, string deskAddress)
    {
        var (text, rows) = (Words(row, zone, deskAddress), Buttons(row));
        var seen = $"{text}\n{string.Join('\n', rows.SelectMany(r => r).Select(b => b.Data))}";
        return new CaseFace(NameOf(row), text, rows, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seen))));
    }

    /// <summary>The code stands first: by it a topic is known again whose making was not answered.</summary>
    public static string NameOf(Case row)
    {
        var name = $"{CaseCode.Spoken(new CaseId(row.Id))} {Spaced(row.Topic)}";
        return name.Length <= LongestName ? name : name[..LongestName];
    }

    /// <summary>The buttons with which a case is closed. An outcome that wants words is chosen at the desk.</summary>
    public static IReadOnlyList<IReadOnlyList<GroupButton>> Outcomes(Case row) =>
    [
        .. OutcomeCodes.All.Where(code => code.Asks != OutcomeCodes.Note).Select(code => new GroupButton(code.Words, GroupButtonData.Of(GroupAct.End, row, code.Code))).Chunk(OutcomesInRow),
        [new GroupButton(GroupWords.Keep, GroupButtonData.Of(GroupAct.Keep, row))],
    ];

    private static IReadOnlyList<IReadOnlyList<GroupButton>> Buttons(Case row) => row.Status switch
    {
        CaseStatus.Waiting => [[new GroupButton(GroupWords.Take, GroupButtonData.Of(GroupAct.Take, row))]],
        CaseStatus.WithOperator => [[new GroupButton(GroupWords.Return, GroupButtonData.Of(GroupAct.Return, row)), new GroupButton(GroupWords.Close, GroupButtonData.Of(GroupAct.Close, row))]],
        _ => [],
    };

    private static string Words(Case row, TimeZoneInfo zone, string deskAddress)
    {
        var since = TimeZoneInfo.ConvertTime(row.WaitingSince, zone);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Case {CaseCode.Spoken(new CaseId(row.Id))}, {Codes.Of(row.Urgency)}\n");
        text.Append(CultureInfo.InvariantCulture, $"Topic: {Spaced(row.Topic)}\n");
        text.Append(CultureInfo.InvariantCulture, $"Language: {row.Language}\n");
        text.Append(CultureInfo.InvariantCulture, $"Person: {Short(row.ConversationId)}\n");
        if (row.Status == CaseStatus.Waiting) text.Append(CultureInfo.InvariantCulture, $"Waits since {since:dd.MM. HH:mm} ({zone.Id})\n");
        else text.Append(CultureInfo.InvariantCulture, $"With {row.HolderAlias}\n");
        if (row.EndedByPerson is not null) text.Append("The person ended it.\n");
        if (deskAddress.StartsWith("http", StringComparison.Ordinal)) text.Append(CultureInfo.InvariantCulture, $"Read it at the desk: {deskAddress}\n");
        return text.ToString().TrimEnd();
    }

    private static string Short(string? pseudonym) => pseudonym is null ? "" : pseudonym[..Math.Min(ShortPseudonym, pseudonym.Length)];

    private static string Spaced(string code) => code.Replace('_', ' ');
}
