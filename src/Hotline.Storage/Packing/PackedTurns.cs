using Hotline.Core.Cases;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;

namespace Hotline.Storage.Packing;

/// <summary>Packs a turn's record. The order of the values is the format: it never changes under one version. 3 adds the channel's window and what became of each line, 9 what the turn adds to the funnels.</summary>
internal static class PackedTurns
{
    /// <summary>Most items that a list in a stored record can have: a bound against bad bytes.</summary>
    private const int MostItems = 4096;

    public static void Write(PackedWriter writer, TurnRecord turn, byte version)
    {
        writer.Text(turn.Id);
        writer.Time(turn.At);
        PackedEvents.Write(writer, turn.Event);
        PackedEvents.Write(writer, turn.Address);
        writer.Text(turn.Publication);
        Around(writer, turn.Surroundings);
        writer.Many(turn.Said, Said);
        writer.Maybe(turn.Case, Case);
        writer.Byte((byte)turn.Mode);
        writer.Text(turn.Locale.Value);
        writer.Text(turn.Place?.Dialog);
        writer.Text(turn.Place?.Node);
        writer.Text(turn.Refused);
        writer.Text(turn.Heard);
        if (version < RuntimeFormat.WithWindow) return;
        writer.Number(turn.Surroundings.Channel.Window?.Ticks ?? 0);
        foreach (var said in turn.Said) writer.Byte((byte)said.Fate);
        if (version >= RecordPacking.WithFunnel) writer.Many(turn.Funnel ?? [], Step);
    }

    /// <summary>Null, or a broken reader, when it is damaged.</summary>
    public static TurnRecord? Read(ref PackedReader reader, byte version)
    {
        var turn = ReadTurn(ref reader);
        if (turn is not null && version >= RuntimeFormat.WithWindow) turn = ReadWindow(ref reader, turn);
        return turn is null || version < RecordPacking.WithFunnel ? turn : turn with { Funnel = reader.Many(MostItems, ReadStep) };
    }

    private static TurnRecord ReadWindow(ref PackedReader reader, TurnRecord turn)
    {
        var (window, said) = (reader.Number(), (SaidLine[]?)null);
        // Most often all was said at once, on a channel without a window: then nothing is made anew.
        for (var i = 0; i < turn.Said.Count; i++)
            if (reader.Enumerated<LineFate>((int)LineFate.Dropped) is var fate and not LineFate.Said) (said ??= [.. turn.Said])[i] = turn.Said[i] with { Fate = fate };
        if (said is not null) turn = turn with { Said = said };
        var around = turn.Surroundings;
        return window == 0 ? turn : turn with { Surroundings = around with { Channel = around.Channel with { Window = TimeSpan.FromTicks(window) } } };
    }

    private static TurnRecord? ReadTurn(ref PackedReader reader)
    {

        var (id, at) = (reader.Required(), reader.Time());
        if (PackedEvents.Read(ref reader) is not { } happened) return null;
        return new TurnRecord(
            id,
            at,
            happened,
            PackedEvents.ReadAddress(ref reader),
            reader.Required(),
            ReadAround(ref reader),
            reader.Many(MostItems, ReadSaid),
            reader.Maybe(ReadCase),
            reader.Enumerated<ConversationMode>((int)ConversationMode.Stopped),
            ReadLocale(ref reader),
            reader.Text() is { } dialog ? new NodeRef(dialog, reader.Required()) : Nowhere(ref reader),
            reader.Text())
        { Heard = reader.Text() };
    }

    private static void Around(PackedWriter writer, Surroundings around)
    {
        writer.Number(around.Channel.MaxText);
        writer.Number(around.Channel.MaxButtons);
        writer.Number(around.Channel.MaxLabel);
        writer.Flag(around.Channel.Media);
        writer.Flag(around.Channel.ShortTexts);
        writer.Many(around.OnShift, static (writer, locale) => writer.Text(locale.Value));
        writer.Flag(around.Wait is not null);
        if (around.Wait is { } wait) writer.Number(wait.Ticks);
        writer.MaybeTime(around.NextShift);
        writer.Text(around.Country);
        writer.Text(around.Locale.Value);
        writer.Text(around.Zone);
        writer.Number(around.RepliesPerMinute);
    }

    private static Surroundings ReadAround(ref PackedReader reader) => new(
        new ChannelAbilities((int)reader.Number(), (int)reader.Number(), (int)reader.Number(), reader.Flag(), reader.Flag()),
        reader.Many(MostItems, ReadLocale),
        reader.Flag() ? TimeSpan.FromTicks(reader.Number()) : null,
        reader.MaybeTime(),
        reader.Required(),
        ReadLocale(ref reader),
        reader.Required(),
        (int)reader.Number());

    private static void Said(PackedWriter writer, SaidLine said)
    {
        writer.Text(said.DeliveryId);
        writer.Text(said.Text);
        writer.Many(said.Choices, Text);
        writer.Text(said.Operator);
        writer.Text(said.Place);
    }

    private static SaidLine ReadSaid(ref PackedReader reader) =>
        new(reader.Required(), reader.Required(), reader.Many(MostItems, ReadText), reader.Text(), reader.Text());

    /// <summary>The place as its line is said from, so that it is mostly written already: three bytes.</summary>
    private static void Step(PackedWriter writer, FunnelStep step)
    {
        writer.Byte((byte)step.Kind);
        writer.Text(step.Node.ToString());
        writer.Text(step.Locale.Value);
    }

    private static FunnelStep ReadStep(ref PackedReader reader)
    {
        var (kind, place) = (reader.Enumerated<FunnelKind>((int)FunnelKind.Left), reader.Required());
        return new FunnelStep(NodeRef.Parse(place) ?? new NodeRef(place, ""), kind, ReadLocale(ref reader));
    }

    private static void Case(PackedWriter writer, CaseSnapshot held)
    {
        writer.Text(held.Id.Value);
        writer.Text(held.Topic);
        writer.Byte((byte)held.Urgency);
        writer.Many(held.Reasons, Text);
        writer.Many(held.Flags, Text);
        writer.Text(held.Language.Value);
        writer.Many(held.Summary, static (writer, answer) => { writer.Text(answer.Key); writer.Text(answer.Value); });
        writer.Time(held.OpenedAt);
        writer.Text(held.EndedByPerson);
    }

    private static CaseSnapshot ReadCase(ref PackedReader reader) => new(
        new CaseId(reader.Required()), reader.Required(), reader.Enumerated<Urgency>((int)Urgency.Immediate), reader.Many(MostItems, ReadText),
        reader.Many(MostItems, ReadText), ReadLocale(ref reader), reader.Many(MostItems, ReadAnswer), reader.Time(), reader.Text());

    private static KeyValuePair<string, string> ReadAnswer(ref PackedReader reader) => new(reader.Required(), reader.Required());

    private static LocaleTag ReadLocale(ref PackedReader reader) => new(reader.Text()!);

    private static void Text(PackedWriter writer, string text) => writer.Text(text);

    private static string ReadText(ref PackedReader reader) => reader.Required();

    private static NodeRef? Nowhere(ref PackedReader reader)
    {
        reader.Text();
        return null;
    }
}
