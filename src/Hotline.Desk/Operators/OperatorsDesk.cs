using Hotline.Core.Channels.Operators;
using Hotline.Storage.Casebook;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Operators;

/// <summary>Hears what happens in the group, finds out who did it, and hands it on. Thread-safe.</summary>
internal sealed class OperatorsDesk(
    IDbContextFactory<CasebookContext> contexts, StaffLinks links, MemberRequests requests, TopicBook topics, TopicWork work, Reminders reminders, GroupState state, CasebookChanges changes) : IOperatorsDesk
{
    private const string Start = "/start";

    public bool IsStaff(string member) => links.IsStaff(member);

    public async Task<IReadOnlyList<GroupCall>> HearAsync(GroupEvent heard, CancellationToken cancellationToken) => heard switch
    {
        GroupEvent.TopicMade made => await MadeAsync(made, cancellationToken),
        GroupEvent.Private said => await PrivateAsync(said, cancellationToken),
        GroupEvent.Tapped tap => await TappedAsync(tap, cancellationToken),
        GroupEvent.Wrote wrote => await WroteAsync(wrote, cancellationToken),
        GroupEvent.Edited { Topic: { } topic } edited => reminders.MaySay("edited", edited.Member, topic) && await topics.IsOursAsync(topic, cancellationToken) ? [new GroupCall.Post(topic, state.Words.Of(GroupWords.Edited))] : [],
        _ => [],
    };

    public IReadOnlyList<GroupCall> Away(GroupEvent heard) => heard switch
    {
        GroupEvent.Tapped tap => [new GroupCall.AnswerTap(tap.Tap, state.Words.Of(GroupWords.Away), Insist: true)],
        GroupEvent.Wrote { Topic: { } topic } => [new GroupCall.Post(topic, state.Words.Of(GroupWords.Away))],
        GroupEvent.Private { Member: { } member } => [new GroupCall.Tell(member, state.Words.Of(GroupWords.Away))],
        _ => [],
    };

    private async Task<IReadOnlyList<GroupCall>> MadeAsync(GroupEvent.TopicMade made, CancellationToken cancellationToken)
    {
        await topics.MadeAsync(made.Topic, made.Name, cancellationToken);
        changes.Publish(CasebookChange.Queue);
        return [];
    }

    private async Task<IReadOnlyList<GroupCall>> TappedAsync(GroupEvent.Tapped tap, CancellationToken cancellationToken)
    {
        if (await FindAsync(tap.Member!, cancellationToken) is not { } member) return [new GroupCall.AnswerTap(tap.Tap, state.Words.Of(GroupWords.NotLinked), Insist: true)];
        return await work.PressAsync(member, tap, cancellationToken);
    }

    private async Task<IReadOnlyList<GroupCall>> WroteAsync(GroupEvent.Wrote wrote, CancellationToken cancellationToken)
    {
        if (wrote.Member is { } sender && Code(wrote.Text) is { } code) return [new GroupCall.Post(wrote.Topic, await LinkAsync(sender, code, cancellationToken))];
        // Outside the topics colleagues talk among themselves.
        if (wrote.Topic is not { } topic || !await topics.IsOursAsync(topic, cancellationToken)) return [];
        if (wrote.Member is null) return Say("anonymous", wrote, GroupWords.Anonymous);
        if (await FindAsync(wrote.Member, cancellationToken) is not { } member) return Say("link", wrote, GroupWords.NotLinkedWrote);
        return await work.WriteAsync(member, wrote, topic, cancellationToken);
    }

    private async Task<IReadOnlyList<GroupCall>> PrivateAsync(GroupEvent.Private said, CancellationToken cancellationToken)
    {
        if (said.Member is not { } chat) return [];
        if (Code(said.Text) is { } code) return [new GroupCall.Tell(chat, await LinkAsync(chat, code, cancellationToken))];
        if (said.Text?.Trim() == "/unlink" && await FindAsync(chat, cancellationToken) is { } member)
        {
            await requests.SendAsync(member, new EndLink(), cancellationToken);
            return [new GroupCall.Tell(chat, state.Words.Of(GroupWords.Unlinked))];
        }

        return reminders.MaySay("private", chat, topic: null) ? [new GroupCall.Tell(chat, state.Words.Of(GroupWords.NoConversation))] : [];
    }

    private async Task<string> LinkAsync(string member, string code, CancellationToken cancellationToken)
    {
        if (!reminders.MayTry(member)) return state.Words.Of(GroupWords.TooManyCodes);
        var linked = await requests.SendAsync(member: null, new FinishLink(code, member), cancellationToken);
        if (linked is not { Error: null, Value: { } who }) return state.Words.Of(linked.Error!.Message);
        await links.RefreshAsync(cancellationToken);
        return state.Words.Of(GroupWords.Linked(who.Alias));
    }

    private IReadOnlyList<GroupCall> Say(string what, GroupEvent.Wrote wrote, string words) =>
        reminders.MaySay(what, wrote.Member, wrote.Topic) ? [new GroupCall.Post(wrote.Topic, state.Words.Of(words))] : [];

    private async Task<StaffMember?> FindAsync(string member, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await links.FindAsync(context, member, cancellationToken);
    }

    /// <summary>The code of <c>/start CODE</c> and <c>/start@bot CODE</c>; null for all else.</summary>
    private static string? Code(string? text)
    {
        if (text is null || !text.StartsWith(Start, StringComparison.OrdinalIgnoreCase)) return null;
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 2 && (words[0].Length == Start.Length || words[0][Start.Length] == '@') && LinkCodes.IsOne(words[1]) ? words[1] : null;
    }
}
