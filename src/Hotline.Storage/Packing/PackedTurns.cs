using Hotline.Core.Cases;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;

namespace Hotline.Storage.Packing;

/// <summary>Packs a turn's record. The order of the values is the format: it never changes under one version. 3 adds the channel's window and what became of each line.</summary>
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
        writer.Many(turn.Said, said => Said(writer, said));
        writer.Maybe(turn.Case, held => Case(writer, held));
        writer.Byte((byte)turn.Mode);
        writer.Text(turn.Locale.Value);
        writer.Text(turn.Place?.Dialog);
        writer.Text(turn.Place?.Node);
        writer.Text(turn.Refused);
        writer.Text(turn.Heard);
        if (version < RuntimeFormat.WithWindow) return;
        writer.Number(turn.Surroundings.Channel.Window?.Ticks ?? 0);
        foreach (var said in turn.Said) writer.Byte((byte)said.Fate);
    }

    /// <summary>Null, or a broken reader, when it is damaged.</summary>
    public static TurnRecord? Read(ref PackedReader reader, byte version)
    {
        var turn = ReadTurn(ref reader);
        return turn is null || version < RuntimeFormat.WithWindow ? turn : ReadWindow(ref reader, turn);
    }

    private static TurnRecord ReadWindow(ref PackedReader reader, TurnRecord turn)
    {
        var window = reader.Number();
        var said = new SaidLine[turn.Said.Count];
        for (var i = 0; i < said.Length; i++) said[i] = turn.Said[i] with { Fate = reader.Enumerated<LineFate>((int)LineFate.Dropped) };
        var around = turn.Surroundings;
        return turn with { Said = said, Surroundings = around with { Channel = around.Channel with { Window = window == 0 ? null : TimeSpan.FromTicks(window) } } };
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
        writer.Many(around.OnShift, locale => writer.Text(locale.Value));
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
        writer.Many(said.Choices, writer.Text);
        writer.Text(said.Operator);
        writer.Text(said.Place);
    }

    private static SaidLine ReadSaid(ref PackedReader reader) =>
        new(reader.Required(), reader.Required(), reader.Many(MostItems, ReadText), reader.Text(), reader.Text());

    private static void Case(PackedWriter writer, CaseSnapshot held)
    {
        writer.Text(held.Id.Value);
        writer.Text(held.Topic);
        writer.Byte((byte)held.Urgency);
        writer.Many(held.Reasons, writer.Text);
        writer.Many(held.Flags, writer.Text);
        writer.Text(held.Language.Value);
        writer.Many(held.Summary, answer => { writer.Text(answer.Key); writer.Text(answer.Value); });
        writer.Time(held.OpenedAt);
        writer.Text(held.EndedByPerson);
    }

    private static CaseSnapshot ReadCase(ref PackedReader reader) => new(
        new CaseId(reader.Required()), reader.Required(), reader.Enumerated<Urgency>((int)Urgency.Immediate), reader.Many(MostItems, ReadText),
        reader.Many(MostItems, ReadText), ReadLocale(ref reader), reader.Many(MostItems, ReadAnswer), reader.Time(), reader.Text());

    private static KeyValuePair<string, string> ReadAnswer(ref PackedReader reader) => new(reader.Required(), reader.Required());

    private static LocaleTag ReadLocale(ref PackedReader reader) => new(reader.Text()!);

    private static string ReadText(ref PackedReader reader) => reader.Required();

    private static NodeRef? Nowhere(ref PackedReader reader)
    {
        reader.Text();
        return null;
    }
}
