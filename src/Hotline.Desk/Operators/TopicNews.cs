using System.Globalization;
using System.Text;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Cases;
using Hotline.Storage.Casebook.Commands;
using Hotline.Storage.Casebook.Conversations;
using Hotline.Storage.Casebook.Operators;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Operators;

/// <summary>
/// What is new in a case and is to be said in its topic, one thing at a time: what is said is written down behind each call, so a crash between says one thing twice and none never. Thread-safe; the context is the caller's.
/// </summary>
internal sealed class TopicNews(StaffLinks links, MemberRequests requests, GroupState state, TimeProvider clock)
{
    /// <summary>How a reply from the group begins its id.</summary>
    public const string ClientId = "telegram-";

    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);

    /// <summary>The longest text, a little below the provider's.</summary>
    private const int LongestText = 4000;

    /// <summary>The next thing to post, and what to write down when it is; null when there is nothing.</summary>
    public async Task<TopicPost?> NextAsync(CasebookContext context, GroupTopic row, Case about, CancellationToken cancellationToken)
    {
        if (about.Urgency > row.ShownUrgency) return new TopicPost(state.Words.Of(GroupWords.Urgency(Codes.Of(about.Urgency))), t => t.ShownUrgency = about.Urgency);
        if (await RefusedAsync(context, row, about, cancellationToken) is { } refused) return refused;
        if (about.HolderId is null)
        {
            row.ToldWaitsSince = null;
            return null;
        }

        if (state.Rules?.ShowsWords == true && await links.OfAsync(context, about.HolderId, cancellationToken) is { } holder) return await WordsAsync(context, row, about, holder, cancellationToken);
        return await WroteAsync(context, row, about, cancellationToken);
    }

    /// <summary>A reply that the conversation did not take, because the case had changed when it came there.</summary>
    private async Task<TopicPost?> RefusedAsync(CasebookContext context, GroupTopic row, Case about, CancellationToken cancellationToken)
    {
        var command = await context.Commands.AsNoTracking()
            .Where(c => c.CaseId == about.Id && c.Sequence > row.ToldCommand && c.Kind == CommandKind.Reply && c.Outcome == CommandKind.Refused && c.ClientId!.StartsWith(ClientId))
            .OrderBy(c => c.Sequence).FirstOrDefaultAsync(cancellationToken);
        return command is null ? null : new TopicPost(GroupWords.Refused(state.Words, command.Words ?? ""), t => t.ToldCommand = command.Sequence);
    }

    /// <summary>Without their words. Whoever claims a case reads it then, so what stood there is no news; of many messages in a row one is told at once, and then one a minute.</summary>
    private async Task<TopicPost?> WroteAsync(CasebookContext context, GroupTopic row, Case about, CancellationToken cancellationToken)
    {
        var written = context.Lines.Where(l => l.ConversationId == about.ConversationId && l.Author == LineAuthor.Person);
        var wrote = await written.MaxAsync(l => (DateTimeOffset?)l.At, cancellationToken);
        // Whoever writes between the claim and the first look here is news: the claim is where reading ended.
        if (row.ToldWaitsSince is null) row.ToldWaitsSince = (about.TakenAt is { } taken ? await written.Where(l => l.At <= taken).MaxAsync(l => (DateTimeOffset?)l.At, cancellationToken) : wrote) ?? about.OpenedAt;
        var told = row.ToldWaitsSince.Value;
        if (!(wrote > told) || (about.AnsweredAt is not { } answered || answered <= told) && clock.GetUtcNow() < told + Between) return null;
        return new TopicPost(state.Words.Of(GroupWords.PersonWrote), t => t.ToldWaitsSince = wrote);
    }

    private async Task<TopicPost?> WordsAsync(CasebookContext context, GroupTopic row, Case about, StaffMember holder, CancellationToken cancellationToken)
    {
        if (row.ToldLine > 0 && !await context.Lines.AnyAsync(l => l.ConversationId == about.ConversationId && l.Id > row.ToldLine && l.Author == LineAuthor.Person, cancellationToken)) return null;
        if (await requests.SendAsync(holder, new ReadForGroup(about.Id, row.ToldLine), cancellationToken) is not { Error: null, Value: { } part }) return null;
        return new TopicPost(Text(part, first: row.ToldLine == 0), t => t.ToldLine = part.Last);
    }

    private string Text(GroupPage part, bool first)
    {
        var text = new StringBuilder();
        foreach (var (slot, value) in part.Summary) text.Append(CultureInfo.InvariantCulture, $"{state.Words.Of(slot.Replace('_', ' '))}: {value}\n");
        if (part.Summary.Count > 0) text.Append('\n');
        foreach (var line in part.Lines) text.Append(CultureInfo.InvariantCulture, $"{Speaker(line)}: {(line.Text.Length > 0 ? line.Text : $"[{state.Words.Of($"{line.Kind}: see it at the desk")}]")}\n");
        var all = text.ToString().Trim();
        if (all.Length == 0) return state.Words.Of("Nothing was said yet.");
        // Of a first time the end matters most; later lines are few.
        return all.Length <= LongestText ? all : first ? "… " + all[^LongestText..] : all[..LongestText] + " …";
    }

    private string Speaker(GroupLine line) => line.Author switch
    {
        LineAuthor.Person => state.Words.Of("Person"),
        LineAuthor.Bot => "Hotline",
        _ => line.Alias ?? state.Words.Of("Operator"),
    };
}

/// <summary>Words for a topic, and what to remember when they stand there.</summary>
internal sealed record TopicPost(string Text, Action<GroupTopic> Remember);
