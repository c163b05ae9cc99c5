using System.Globalization;
using Hotline.Core.Cases;
using Hotline.Core.Channels.Operators;
using Hotline.Desk.Cases;
using Hotline.Desk.Coding;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Operators;

/// <summary>What a member does with a case in its topic: the desk's own requests, on the version that the topic shows. Thread-safe.</summary>
internal sealed class TopicWork(IDbContextFactory<CasebookContext> contexts, TopicBook topics, MemberRequests requests, Reminders reminders, GroupState state, CaseRules rules)
{
    /// <summary>How a note to colleagues begins.</summary>
    private const string Note = "/note ";

    /// <summary>The longest answer to a button, in characters.</summary>
    private const int LongestAnswer = 200;

    public async Task<IReadOnlyList<GroupCall>> PressAsync(StaffMember member, GroupEvent.Tapped tap, CancellationToken cancellationToken)
    {
        if (GroupButtonData.Read(tap.Data) is not { } button) return Answer(tap, GroupWords.Outdated, insist: true);
        if (tap.Topic is not { } topic || (await topics.FindAsync(topic, cancellationToken))?.CaseId != button.CaseId) return Answer(tap, GroupWords.NoSuchTopic, insist: true);
        return button.Act switch
        {
            GroupAct.Take => await DoAsync(member, tap, new TakeCase(button.CaseId, button.Version), GroupWords.Taken, cancellationToken),
            GroupAct.Return => await DoAsync(member, tap, new ReturnCase(button.CaseId, button.Version, Note: null), GroupWords.Returned, cancellationToken),
            GroupAct.End => await DoAsync(member, tap, new CloseCase(button.CaseId, button.Version, [new OutcomeBody(button.Outcome)], Note: null), GroupWords.Closed, cancellationToken),
            _ => await LayOutAsync(member, tap, button, topic, cancellationToken),
        };
    }

    public async Task<IReadOnlyList<GroupCall>> WriteAsync(StaffMember member, GroupEvent.Wrote wrote, long topic, CancellationToken cancellationToken)
    {
        if (await topics.FindAsync(topic, cancellationToken) is not { CaseId: { } id } row) return [];
        if (wrote.Text is null) return [new GroupCall.Post(topic, state.Words.Of(GroupWords.OnlyWords))];
        if (wrote.Text.StartsWith(Note, StringComparison.Ordinal)) return await NoteAsync(member, id, wrote.Text[Note.Length..].Trim(), topic, cancellationToken);
        if (wrote.Text.StartsWith('/')) return [new GroupCall.Post(topic, state.Words.Of(GroupWords.NoCommand))];
        // The message's number is the reply's, so a message that comes twice is sent once.
        var reply = new ReplyToCase(id, row.ShownVersion, string.Create(CultureInfo.InvariantCulture, $"{TopicNews.ClientId}{wrote.Message}"), wrote.Text);
        var sent = await requests.SendAsync(member, reply, cancellationToken);
        if (sent.Error is not { } error) return [];
        // Colleagues may talk about a case in its topic; who holds it hears of each that was not sent.
        return error.Code != "held" || reminders.MaySay("held", wrote.Member, topic) ? [new GroupCall.Post(topic, GroupWords.Refused(state.Words, error.Message))] : [];
    }

    private async Task<IReadOnlyList<GroupCall>> NoteAsync(StaffMember member, string caseId, string words, long topic, CancellationToken cancellationToken)
    {
        var noted = await requests.SendAsync(member, new WriteNote(caseId, words), cancellationToken);
        return [new GroupCall.Post(topic, noted.Error is { } error ? $"{state.Words.Of(GroupWords.NotNoted)} {state.Words.Of(error.Message)}" : state.Words.Of(GroupWords.Noted))];
    }

    private async Task<IReadOnlyList<GroupCall>> DoAsync(StaffMember member, GroupEvent.Tapped tap, IDeskRequest<CaseCard> request, string words, CancellationToken cancellationToken)
    {
        var done = await requests.SendAsync(member, request, cancellationToken);
        if (done is not { Error: null, Value: { } card }) return Answer(tap, done.Error!.Message, insist: true);
        await topics.ShowsAsync(card.Id, card.Version, cancellationToken);
        return Answer(tap, words, insist: false);
    }

    /// <summary>Shows the outcomes under the case, or takes them away: nothing of the case changes, so only the message does.</summary>
    private async Task<IReadOnlyList<GroupCall>> LayOutAsync(StaffMember member, GroupEvent.Tapped tap, GroupButtonData button, long topic, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await context.Cases.AsNoTracking().FirstOrDefaultAsync(c => c.Id == button.CaseId, cancellationToken);
        if (found is null || found.Version != button.Version) return Answer(tap, GroupWords.Outdated, insist: true);
        if (found.HolderId != member.Account.Id) return Answer(tap, $"{found.HolderAlias} has this case now.", insist: true);
        if ((await topics.FindAsync(topic, cancellationToken))?.CardId is not { } card) return Answer(tap, GroupWords.Outdated, insist: true);
        var face = CaseFace.Of(found, rules.Duty.Zone, state.Rules?.DeskAddress ?? "", state.Words);
        return button.Act == GroupAct.Close
            ? [new GroupCall.Change(card, face.Text, CaseFace.Outcomes(found, state.Words)), new GroupCall.AnswerTap(tap.Tap, state.Words.Of(GroupWords.ChooseOutcome), Insist: false)]
            : [new GroupCall.Change(card, face.Text, face.Rows), new GroupCall.AnswerTap(tap.Tap, "", Insist: false)];
    }

    private IReadOnlyList<GroupCall> Answer(GroupEvent.Tapped tap, string english, bool insist)
    {
        var words = state.Words.Of(english);
        return [new GroupCall.AnswerTap(tap.Tap, words.Length <= LongestAnswer ? words : words[..LongestAnswer], insist)];
    }
}
