using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hotline.Core.Cases;
using Hotline.Core.Channels.Operators;
using Hotline.Desk.Speech;
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

    public static CaseFace Of(Case row, TimeZoneInfo zone, string deskAddress, DeskWords words)
    {
        var (text, rows) = (Words(row, zone, deskAddress, words), Buttons(row, words));
        var seen = $"{text}\n{string.Join('\n', rows.SelectMany(r => r).Select(b => b.Data))}";
        return new CaseFace(NameOf(row, words), text, rows, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seen))));
    }

    /// <summary>The code stands first: by it a topic is known again whose making was not answered.</summary>
    public static string NameOf(Case row, DeskWords words)
    {
        var name = $"{CaseCode.Spoken(new CaseId(row.Id))} {words.Of(Spaced(row.Topic))}";
        return name.Length <= LongestName ? name : name[..LongestName];
    }

    /// <summary>The buttons with which a case is closed. An outcome that wants words is chosen at the desk.</summary>
    public static IReadOnlyList<IReadOnlyList<GroupButton>> Outcomes(Case row, DeskWords words) =>
    [
        .. OutcomeCodes.All.Where(code => code.Asks != OutcomeCodes.Note).Select(code => new GroupButton(words.Of(code.Words), GroupButtonData.Of(GroupAct.End, row, code.Code))).Chunk(OutcomesInRow),
        [new GroupButton(words.Of(GroupWords.Keep), GroupButtonData.Of(GroupAct.Keep, row))],
    ];

    private static IReadOnlyList<IReadOnlyList<GroupButton>> Buttons(Case row, DeskWords words) => row.Status switch
    {
        CaseStatus.Waiting => [[new GroupButton(words.Of(GroupWords.Take), GroupButtonData.Of(GroupAct.Take, row))]],
        CaseStatus.WithOperator => [[new GroupButton(words.Of(GroupWords.Return), GroupButtonData.Of(GroupAct.Return, row)), new GroupButton(words.Of(GroupWords.Close), GroupButtonData.Of(GroupAct.Close, row))]],
        _ => [],
    };

    private static string Words(Case row, TimeZoneInfo zone, string deskAddress, DeskWords words)
    {
        string?[] lines =
        [
            $"Case {CaseCode.Spoken(new CaseId(row.Id))}, {words.Of(Codes.Of(row.Urgency))}",
            $"Topic: {words.Of(Spaced(row.Topic))}",
            $"Language: {row.Language}",
            $"Person: {Short(row.ConversationId)}",
            row.Status == CaseStatus.Waiting
                ? string.Create(CultureInfo.InvariantCulture, $"Waits since {TimeZoneInfo.ConvertTime(row.WaitingSince, zone):dd.MM. HH:mm} ({zone.Id})")
                : $"With {row.HolderAlias}",
            row.EndedByPerson is null ? null : "The person ended it.",
            deskAddress.StartsWith("http", StringComparison.Ordinal) ? $"Read it at the desk: {deskAddress}" : null,
        ];
        return string.Join('\n', lines.OfType<string>().Select(words.Of));
    }

    private static string Short(string? pseudonym) => pseudonym is null ? "" : pseudonym[..Math.Min(ShortPseudonym, pseudonym.Length)];

    private static string Spaced(string code) => code.Replace('_', ' ');
}
