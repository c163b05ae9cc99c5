using System.Collections.Immutable;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs.Running;
using Hotline.Core.Messaging;

namespace Hotline.Core.Dialogs.Measuring;

/// <summary>What the nodes of a publication say in one language on one channel, made by the engine itself: twins for SMS, buttons, what stands below drafts and unchecked law, and values in every placeholder.</summary>
internal sealed class ShownNode(Publication publication, LocaleTag locale, ChannelAbilities channel)
{
    /// <summary>What somebody may have written where no choice was asked.</summary>
    private const string SomeAnswer = "250000";

    private static readonly DateTimeOffset Day = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    private readonly ConversationState _state = new() { Address = new Address(new ChannelId("measured"), "measured"), Locale = locale, Slots = Answers(publication) };

    private readonly Surroundings _around = new(channel, [.. publication.Settings.Locales.Select(l => l.Tag)], TimeSpan.FromMinutes(90), Day.AddDays(1),
        publication.Settings.Zones.Keys.Order(StringComparer.Ordinal).FirstOrDefault("KZ"), locale, "Asia/Almaty", 0);

    /// <summary>The line that the node says when somebody comes to it; null when it says none.</summary>
    public OutboundMessage? Of(Node node) => node switch
    {
        Node.Say say => Of(say.Ref, say.Line),
        Node.Handoff { Line: { } line } handoff => Of(handoff.Ref, line),
        Node.End { Line: { } line } end => Of(end.Ref, line),
        Node.Remind remind => Of(remind.Ref, remind.Line),
        Node.Ask ask => Of(ask),
        _ => null,
    };

    private OutboundMessage? Of(NodeRef place, Line line)
    {
        var turn = Turn();
        return Speech.Say(turn, line, publication.Texts, place) ? Said(turn) : null;
    }

    private OutboundMessage? Of(Node.Ask ask)
    {
        var turn = Turn();
        if (turn.Question(ask.Ref) is { } question) Questions.Ask(turn, question);
        return Said(turn);
    }

    private TurnInProgress Turn() => new(Publications.Of(publication), publication, _state, new ConversationId("measured000000000000000000"), null, _around, Day);

    private static OutboundMessage? Said(TurnInProgress turn) => turn.Effects.OfType<Effect.Say>().FirstOrDefault()?.Message;

    private static ImmutableSortedDictionary<string, string> Answers(Publication publication)
    {
        var answers = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var ask in publication.Dialogs.SelectMany(d => d.Nodes).OfType<Node.Ask>())
        {
            // Where the person is decides which numbers are said; without an answer those of the deployment's country are, here of one that it has.
            if (ask.Save is { } slot and not "country") answers.TryAdd(slot, publication.Compiled.Question(ask.Ref)?.Options is [var first, ..] ? first.Id : SomeAnswer);
        }

        var topic = publication.Dialogs.Select(d => d.Topic).OfType<string>().FirstOrDefault(t => publication.Compiled.TopicOption(t) is not null);
        return topic is null ? answers.ToImmutable() : answers.ToImmutable().SetItem(Notes.TopicHeard, topic);
    }
}
