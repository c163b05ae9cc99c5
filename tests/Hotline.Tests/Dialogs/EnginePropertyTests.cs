using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Hotline.Channels.WhatsApp;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Dialogs;

/// <summary>What holds for any sequence of events on any valid script.</summary>
public sealed class EnginePropertyTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(60);

    [Fact]
    public void No_sequence_of_events_throws_passes_a_limit_or_ends_in_a_fault() =>
        OnAnyScript((talk, _) => WithinLimits(talk) && !talk.Said.Contains("[Fault]"));

    [Fact]
    public void Filled_slot_is_asked_again_only_by_back_repeat_or_an_explicit_target()
    {
        Check.One(Many, Prop.ForAll<int, int[]>((seed, numbers) =>
        {
            var publication = RandomScript.Make(seed);
            var named = RandomScript.NamedTargets(publication);
            var talk = new Talk(publication).Start();
            return numbers.All(number =>
            {
                var before = talk.State;
                RandomPerson.Send(talk, number);
                return !AskedAgain(publication, before, talk.State) || named.Contains(talk.State.Open!.Node) || WasOpen(before, talk.State.Open!.Node) || RandomPerson.IsBack(number);
            });
        }));
    }

    [Fact]
    public void Operator_is_always_one_word_away() =>
        OnAnyScript((talk, publication) =>
        {
            if (talk.State.Mode == ConversationMode.Human) return talk.State.Case is not null;
            var asking = new Talk(publication) { State = talk.State, Now = talk.Now }.Say("operator");
            return asking.Case is not null && asking.State is { Mode: ConversationMode.Waiting, Case: not null } && asking.Said.Count > 0;
        });

    [Fact]
    public void Person_who_writes_to_the_bot_is_never_met_with_silence() =>
        OnAnyScript((talk, publication) =>
        {
            if (talk.State.Mode is ConversationMode.Human or ConversationMode.Waiting) return true;
            return new Talk(publication) { State = talk.State, Now = talk.Now }.Say("some words of mine").Said.Count > 0;
        });

    [Fact]
    public void Same_turn_played_again_is_the_same_turn() =>
        OnAnyScript((talk, publication) =>
        {
            var message = new InboundMessage(talk.State.Address, "m", talk.Now, new InboundText("label 1"));
            Turn Once() => DialogEngine.Advance(Publications.Of(publication), talk.State, Talk.Id, "e", new PersonWrote(message), null, talk.Around, talk.Now);
            var (one, two) = (Once(), Once());
            return StateCodec.Pack(one.State).AsSpan().SequenceEqual(StateCodec.Pack(two.State))
                && one.Effects.OfType<Effect.Say>().Select(s => s.Message.Text).SequenceEqual(two.Effects.OfType<Effect.Say>().Select(s => s.Message.Text));
        });

    [Fact]
    public void Danger_is_answered_in_every_state() =>
        OnAnyScript((talk, publication) =>
        {
            var state = talk.State with { DangerTold = null };
            var crying = new Talk(publication) { State = state, Now = talk.Now }.Say("they beat me", Hotline.Core.Understanding.DangerKind.Violence);
            return crying.Messages.Any(m => m.Importance == Importance.Danger) && crying.State.Urgency == Core.Cases.Urgency.Immediate;
        });

    [Fact]
    public void Shipped_scripts_hold_the_same()
    {
        var publication = Shipped.Publication;
        Check.One(Many.WithMaxTest(150), Prop.ForAll<int[]>(numbers =>
        {
            var talk = new Talk(publication).Start();
            return numbers.All(number =>
            {
                RandomPerson.Send(talk, number);
                if (!WithinLimits(talk) || talk.Said.Any(s => s.StartsWith("Sorry, something went wrong", StringComparison.Ordinal))) return false;
                if (talk.State.Mode == ConversationMode.Human) return true;
                return new Talk(publication) { State = talk.State, Now = talk.Now }.Say("operator").State.Case is not null;
            });
        }));
    }

    private static void OnAnyScript(Func<Talk, Publication, bool> holds) =>
        Check.One(Many, Prop.ForAll<int, int[]>((seed, numbers) =>
        {
            var publication = RandomScript.Make(seed);
            var talk = new Talk(publication);
            // Half of them on a channel whose provider takes free text only for a day after the person's last message.
            if (seed % 2 == 0) talk.Around = talk.Around with { Channel = WhatsAppModule.Shows };
            talk.Start();
            return holds(talk, publication) && numbers.All(number => holds(RandomPerson.Send(talk, number), publication));
        }));

    private static bool WithinLimits(Talk talk)
    {
        var state = talk.State;
        return state.Stack.Length <= DialogLimits.Calls && state.Trail.Length <= DialogLimits.Trail && state.Slots.Count <= DialogLimits.Slots
            && state.Timers.Length <= DialogLimits.Timers && state.Flags.Length <= DialogLimits.Flags && state.Reasons.Length <= DialogLimits.Flags
            && state.Slots.Values.All(v => v.Length <= DialogLimits.SlotText) && talk.Said.Count <= DialogLimits.StepsPerTurn
            && state.Held.Length <= DialogLimits.HeldReplies && StateCodec.Pack(state).Length <= DialogLimits.PackedState
            && talk.Messages.All(m => m.Text.Length > 0 && m.Buttons.All(b => Encoding.UTF8.GetByteCount(b.Data) <= DialogLimits.TapData && b.Label.Length > 0));
    }

    private static bool AskedAgain(Publication publication, ConversationState before, ConversationState after) =>
        after.Open is { } open && open.Step != before.Open?.Step && publication.Find(open.Node) is Node.Ask { Save: { } slot } && after.Slots.ContainsKey(slot);

    /// <summary>Asked before and not answered since: repeated, or set aside by something that came between.</summary>
    private static bool WasOpen(ConversationState before, NodeRef node) => before.Open?.Node == node || before.Interrupted?.Question == node;
}
