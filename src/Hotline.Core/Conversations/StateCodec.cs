using System.Collections.Immutable;
using Hotline.Core.Cases;
using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;

namespace Hotline.Core.Conversations;

/// <summary>
/// Packs a <see cref="ConversationState"/> into bytes and back. The first byte is the format's version; every version that was ever stored is read for ever, a newer one is
/// recognised and left alone, and no bytes make it throw. Times are kept to the tick, in UTC. Thread-safe.
/// </summary>
public static class StateCodec
{
    /// <summary>The newest version. 2 also has when the person wrote last, and what is held until they write; 3 the files of what is held; 4 other addresses of the person and return codes. 3 and 4 are written only where there are any.</summary>
    public const byte Version = 4;

    private const byte WithWindow = 2;

    private const byte WithFiles = 3;

    private const byte WithTies = 4;

    /// <summary>The version that programs read which do not know the newest.</summary>
    public const byte Oldest = 1;

    /// <summary>Most items that a list in a stored state can have: a bound against bad bytes, far above <see cref="DialogLimits"/>.</summary>
    private const int MostItems = 1024;

    /// <summary>
    /// Packs for programs that read <paramref name="version"/>, in the oldest version that has a place for all of it. What <paramref name="version"/> has no place for is left out if it is only a
    /// time, and never if it is somebody's words: then the newer version is written, and an older program leaves the conversation to a newer one. Throws <see cref="InvalidOperationException"/> above <see cref="DialogLimits.PackedState"/>, which the engine's limits do not let happen.
    /// </summary>
    public static byte[] Pack(ConversationState state, byte version = Version)
    {
        var packed = Packed(state, version);
        if (packed.Length > DialogLimits.PackedState)
            throw new InvalidOperationException($"A conversation's state takes {packed.Length} bytes, more than the {DialogLimits.PackedState} that are allowed.");
        return packed;
    }

    /// <summary>Whether the state leaves so many bytes free below <see cref="DialogLimits.PackedState"/>.</summary>
    public static bool Fits(ConversationState state, int spare) => Packed(state, Version).Length <= DialogLimits.PackedState - spare;

    private static byte[] Packed(ConversationState state, byte version)
    {
        version = state switch
        {
            { Ties: not null } or { Box: not null } => WithTies,
            { Held: var held } when held.Any(reply => reply.Message.Attachment is not null) => WithFiles,
            { Held.IsEmpty: false } or { Knocked: true } => WithWindow,
            { LastWrote: null } => Oldest,
            _ => Math.Min(version, WithWindow),
        };
        var writer = new PackedWriter();
        writer.Byte(version);
        writer.Text(state.Address.Channel.Value);
        writer.Text(state.Address.Value);
        writer.Text(state.Locale.Value);
        writer.Byte((byte)((state.LocaleChosen ? 1 : 0) | (state.LocaleKnown ? 2 : 0) | (state.StatusOnShift ? 4 : 0) | (state.CallAnswered ? 8 : 0) | (state.WordsPassedOn ? 16 : 0)));
        writer.Byte((byte)state.Mode);
        writer.Text(state.Publication);
        Places(writer, state.Stack);
        MaybePlace(writer, state.Place);
        writer.Maybe(state.Open, static (writer, open) => { Place(writer, open.Node); writer.Number(open.Step); writer.Number(open.Tries); });
        writer.Maybe(state.Interrupted, static (writer, form) => { Place(writer, form.Question); Places(writer, form.Stack); writer.Flag(form.WhileWaiting); });
        writer.Number(state.Step);
        Places(writer, state.Trail);
        writer.Many(state.Slots, static (writer, slot) => { writer.Text(slot.Key); writer.Text(slot.Value); });
        writer.Text(state.Topic);
        writer.Byte((byte)state.Urgency);
        Texts(writer, state.Reasons);
        Texts(writer, state.Flags);
        writer.Many(state.Timers, static (writer, timer) => { writer.Time(timer.Due); Place(writer, timer.Target); writer.Number(timer.Question); });
        writer.Maybe(state.Case, Case);
        writer.Number(state.CasesOpened);
        writer.MaybeTime(state.StatusTold);
        writer.MaybeTime(state.DangerTold);
        writer.Time(state.FloodSince);
        writer.Number(state.FloodReplies);
        if (version >= WithWindow) Window(writer, state);
        if (version >= WithFiles) foreach (var held in state.Held) writer.Maybe(held.Message.Attachment, Attached);
        if (version >= WithTies) TiesCodec.Write(writer, state);
        return writer.Done();
    }

    /// <summary>Reads any version up to <paramref name="known"/>, the newest that the program knows.</summary>
    public static Unpacked Unpack(ReadOnlySpan<byte> packed, byte known = Version)
    {
        if (packed.IsEmpty) return new Unpacked.Corrupt("The stored state is empty.");
        if (packed.Length > DialogLimits.PackedState) return new Unpacked.Corrupt($"The stored state has {packed.Length} bytes; at most {DialogLimits.PackedState} are possible.");
        var version = packed[0];
        if (version > known) return new Unpacked.Newer(version);
        if (version == 0) return new Unpacked.Corrupt("The stored state begins with 0, which no version ever was.");
        var reader = new PackedReader(packed[1..]);
        var state = ReadState(ref reader);
        if (version >= WithWindow) state = ReadWindow(ref reader, state);
        if (version >= WithFiles) state = ReadAttached(ref reader, state);
        if (version >= WithTies) state = TiesCodec.Read(ref reader, state);
        if (reader.Broken) return new Unpacked.Corrupt($"The stored state of version {version} ends too early or holds a value that cannot be.");
        return reader.AtEnd ? new Unpacked.Known(state, version) : new Unpacked.Corrupt($"The stored state of version {version} is longer than it says.");
    }

    private static ConversationState ReadState(ref PackedReader reader)
    {
        var address = new Address(new ChannelId(reader.Required()), reader.Required());
        var locale = new LocaleTag(reader.Text()!);
        var flags = reader.Byte();
        return new ConversationState
        {
            Address = address,
            Locale = locale,
            LocaleChosen = (flags & 1) != 0,
            LocaleKnown = (flags & 2) != 0,
            StatusOnShift = (flags & 4) != 0,
            CallAnswered = (flags & 8) != 0,
            WordsPassedOn = (flags & 16) != 0,
            Mode = reader.Enumerated<ConversationMode>((int)ConversationMode.Stopped),
            Publication = reader.Text(),
            Stack = reader.Many(MostItems, ReadPlace),
            Place = ReadMaybePlace(ref reader),
            Open = reader.Maybe(ReadOpen),
            Interrupted = reader.Maybe(ReadForm),
            Step = (int)reader.Number(),
            Trail = reader.Many(MostItems, ReadPlace),
            Slots = ReadSlots(ref reader),
            Topic = reader.Required(),
            Urgency = reader.Enumerated<Urgency>((int)Urgency.Immediate),
            Reasons = reader.Many(MostItems, ReadText),
            Flags = reader.Many(MostItems, ReadText),
            Timers = reader.Many(MostItems, ReadTimer),
            Case = reader.Maybe(ReadCase),
            CasesOpened = (int)reader.Number(),
            StatusTold = reader.MaybeTime(),
            DangerTold = reader.MaybeTime(),
            FloodSince = reader.Time(),
            FloodReplies = (int)reader.Number(),
        };
    }

    private static void Window(PackedWriter writer, ConversationState state)
    {
        writer.MaybeTime(state.LastWrote);
        writer.Flag(state.Knocked);
        writer.Many(state.Held, Held);
    }

    private static ConversationState ReadWindow(ref PackedReader reader, ConversationState state) => state with
    {
        LastWrote = reader.MaybeTime(),
        Knocked = reader.Flag(),
        Held = reader.Many(MostItems, ReadHeld),
    };

    private static void Held(PackedWriter writer, HeldReply held)
    {
        var message = held.Message;
        writer.Text(held.DeliveryId);
        writer.Text(message.Text);
        writer.Many(message.Buttons, static (writer, button) => { writer.Text(button.Id); writer.Text(button.Label); writer.Text(button.Data); });
        writer.Byte((byte)message.Importance);
        writer.Text(message.Locale.Value);
        writer.Text(message.Sms);
        writer.Text(message.Place);
    }

    private static HeldReply ReadHeld(ref PackedReader reader) => new(
        reader.Required(),
        new OutboundMessage(
            reader.Required(), reader.Many(MostItems, ReadButton), reader.Enumerated<Importance>((int)Importance.Danger), new LocaleTag(reader.Text()!), reader.Text(), reader.Text()));

    private static void Attached(PackedWriter writer, Attachment file)
    {
        writer.Text(file.Media);
        writer.Byte((byte)file.Kind);
        writer.Text(file.Type);
        writer.Number(file.Bytes);
    }

    private static ConversationState ReadAttached(ref PackedReader reader, ConversationState state)
    {
        var held = state.Held.ToBuilder();
        for (var i = 0; i < held.Count; i++) held[i] = held[i] with { Message = held[i].Message with { Attachment = reader.Maybe(ReadFile) } };
        return state with { Held = held.ToImmutable() };
    }

    private static Attachment ReadFile(ref PackedReader reader) => new(reader.Required(), reader.Enumerated<MediaKind>((int)MediaKind.Sticker), reader.Required(), reader.Number());

    private static Button ReadButton(ref PackedReader reader) => new(reader.Required(), reader.Required(), reader.Required());

    private static void Case(PackedWriter writer, CaseState held)
    {
        writer.Text(held.Id.Value);
        writer.Text(held.Topic);
        writer.Byte((byte)held.Urgency);
        Texts(writer, held.Reasons);
        Texts(writer, held.Flags);
        Texts(writer, held.SummarySlots);
        writer.Time(held.OpenedAt);
        writer.Text(held.Holder);
        writer.Number(held.Version);
    }

    private static CaseState ReadCase(ref PackedReader reader) => new(
        new CaseId(reader.Required()), reader.Required(), reader.Enumerated<Urgency>((int)Urgency.Immediate), reader.Many(MostItems, ReadText), reader.Many(MostItems, ReadText),
        reader.Many(MostItems, ReadText), reader.Time(), reader.Text(), reader.Number());

    private static void Place(PackedWriter writer, NodeRef place)
    {
        writer.Text(place.Dialog);
        writer.Text(place.Node);
    }

    private static void MaybePlace(PackedWriter writer, NodeRef? place)
    {
        writer.Flag(place is not null);
        if (place is { } at) Place(writer, at);
    }

    private static void Places(PackedWriter writer, ImmutableArray<NodeRef> places) => writer.Many(places, Place);

    private static void Texts(PackedWriter writer, ImmutableArray<string> texts) => writer.Many(texts, static (writer, text) => writer.Text(text));

    private static NodeRef ReadPlace(ref PackedReader reader) => new(reader.Required(), reader.Required());

    private static NodeRef? ReadMaybePlace(ref PackedReader reader) => reader.Flag() ? ReadPlace(ref reader) : null;

    private static OpenQuestion ReadOpen(ref PackedReader reader) => new(ReadPlace(ref reader), (int)reader.Number(), (int)reader.Number());

    private static InterruptedForm ReadForm(ref PackedReader reader) => new(ReadPlace(ref reader), reader.Many(MostItems, ReadPlace), reader.Flag());

    private static string ReadText(ref PackedReader reader) => reader.Required();

    private static ConversationTimer ReadTimer(ref PackedReader reader) => new(reader.Time(), ReadPlace(ref reader), (int)reader.Number());

    private static ImmutableSortedDictionary<string, string> ReadSlots(ref PackedReader reader)
    {
        var slots = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in reader.Many(MostItems, ReadSlot)) slots[name] = value;
        return slots.ToImmutable();
    }

    private static KeyValuePair<string, string> ReadSlot(ref PackedReader reader) => new(reader.Required(), reader.Required());
}
