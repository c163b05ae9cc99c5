using Hotline.Core.Dialogs;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Funnels;
using MediatR;

namespace Hotline.Desk.Scripts.Funnels;

/// <summary>How people went through one dialog in the last <paramref name="Days"/> days, today with them; 30 where nothing is said. <paramref name="Language"/> null: in all together.</summary>
internal sealed record ReadFunnel(string? Dialog, string? Days, string? Language) : IDeskRequest<FunnelScreen>
{
    public const int UsualDays = 30;
    public const int MostDays = 366;

    public Permission Needs => Permission.EditScripts;

    /// <summary>Sums of everybody: no look at a person.</summary>
    public string? Audit => null;

    public static readonly DeskError WhichDialog = DeskError.Invalid("Say which dialog: its name, as in the list of dialogs.");
    public static readonly DeskError WhichDays = DeskError.Invalid($"Say days as a whole number from 1 to {MostDays}.");

    /// <summary>Null where it is no number of days.</summary>
    public static int? DaysOf(string? text) => string.IsNullOrEmpty(text) ? UsualDays
        : int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= MostDays ? days : null;

    /// <summary>The beginning of the first of so many days, today with them (UTC).</summary>
    public static DateTimeOffset FirstDay(TimeProvider clock, int days) => new DateTimeOffset(clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero).AddDays(1 - days);
}

/// <summary>
/// The nodes of a dialog that say something, in the order of the script in force; behind them those that it no longer has. <paramref name="From"/>: the first day, UTC. <paramref name="Languages"/>: those of the script in
/// force. A number that is null is smaller than <paramref name="Limit"/>, and every other is rounded down to a multiple of it.
/// </summary>
internal sealed record FunnelScreen(string Dialog, DateTimeOffset From, string? Language, IReadOnlyList<string> Languages, int Limit, IReadOnlyList<FunnelRow> Nodes);

/// <summary>
/// One node. <paramref name="Asks"/>: it is a question; of others there is only how often they were said. <paramref name="Gone"/>: the script in force has it no more. <paramref name="Left"/>: the conversation ended, or the time
/// for an answer ran out, while it was asked.
/// </summary>
internal sealed record FunnelRow(string Node, bool Asks, bool Gone, long? Reached, long? Answered, long? Skipped, long? Misunderstood, long? Left);

/// <summary>Handles <see cref="ReadFunnel"/>.</summary>
internal sealed class ReadFunnelHandler(CasebookContext context, NewestPublication newest, TimeProvider clock) : IRequestHandler<ReadFunnel, DeskResult<FunnelScreen>>
{
    public async Task<DeskResult<FunnelScreen>> Handle(ReadFunnel request, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.Dialog)) return ReadFunnel.WhichDialog;
        if (ReadFunnel.DaysOf(request.Days) is not { } days) return ReadFunnel.WhichDays;
        var from = ReadFunnel.FirstDay(clock, days);
        var (publication, language) = (newest(), string.IsNullOrWhiteSpace(request.Language) ? null : request.Language);
        string[] languages = [.. publication.Settings.Locales.Select(l => l.Tag.Value)];
        var numbers = new FunnelNumbers(await FunnelSum.ReadAsync(context, request.Dialog, from, cancellationToken), languages);
        var nodes = publication.Find(request.Dialog)?.Nodes ?? [];
        var known = nodes.Select(n => n.Ref.Node).ToHashSet(StringComparer.Ordinal);
        var gone = numbers.Nodes.Where(n => !known.Contains(n)).Select(n => Row(n, asks: true, gone: true)).Where(row => row.Reached is not null);
        return DeskResult<FunnelScreen>.Ok(new FunnelScreen(
            request.Dialog, from, language, languages, FunnelNumbers.Step,
            [.. nodes.Where(Speaks).Select(n => Row(n.Ref.Node, n is Node.Ask, gone: false)), .. gone]));

        FunnelRow Row(string node, bool asks, bool gone) => new(
            node, asks, gone, Of(node, FunnelKind.Reached), Of(node, FunnelKind.Answered), Of(node, FunnelKind.Skipped), Of(node, FunnelKind.Misunderstood), Of(node, FunnelKind.Left));

        long? Of(string node, FunnelKind kind) => numbers.Of(node, kind, language);
    }

    /// <summary>What is counted: see <see cref="FunnelKind.Reached"/>.</summary>
    private static bool Speaks(Node node) => node is Node.Ask or Node.Say or Node.Handoff or Node.End { Line: not null };
}
