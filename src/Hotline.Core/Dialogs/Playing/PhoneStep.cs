using Hotline.Core.Messaging;

namespace Hotline.Core.Dialogs.Playing;

/// <summary>One thing that is done at the phone on which a script is tried. A closed set.</summary>
public abstract record PhoneStep
{
    private PhoneStep() { }

    /// <summary>The person writes; <c>/start</c> is the platform's own start.</summary>
    public sealed record Write(string Text) : PhoneStep;

    /// <summary>The person presses a button, by its <see cref="PhoneButton.Id"/>: the same choice, also when the script was changed since.</summary>
    public sealed record Tap(string Id) : PhoneStep;

    /// <summary>Time goes by.</summary>
    public sealed record Wait(TimeSpan Time) : PhoneStep;

    /// <summary>A helper writes; they take the case first when nobody holds it.</summary>
    public sealed record Operator(string Text) : PhoneStep;
}

/// <summary>
/// Where a script is tried. <paramref name="Locale"/>: the language that the person chose before the first word; null: the bot finds it out. <paramref name="OnShift"/>: somebody is on duty in every language.
/// <paramref name="Country"/>: the deployment's, as ISO 3166 alpha-2.
/// </summary>
public sealed record PhoneSetting(ChannelId Channel, LocaleTag? Locale, bool OnShift, string Country, string Zone, DateTimeOffset Now);

/// <summary>A button. <paramref name="Id"/>: what <see cref="PhoneStep.Tap"/> takes.</summary>
public sealed record PhoneButton(string Id, string Label);

/// <summary>How the words of a message stand in the person's language.</summary>
public enum PhoneWording
{
    /// <summary>In the language, read by a native speaker, or none of the translated lines.</summary>
    Fine,

    /// <summary>No native speaker has read them yet.</summary>
    Draft,

    /// <summary>There are none: those of another language are said.</summary>
    Other,
}

/// <summary>
/// A message as the channel sends it. <paramref name="Opens"/>: the words on the button behind which the choices stand as a list; null where they stand under the text. <paramref name="SmsParts"/>: what is paid for, where
/// texts are paid by the part. <paramref name="Place"/>: the node that spoke.
/// </summary>
public sealed record PhoneMessage(string Text, IReadOnlyList<PhoneButton> Buttons, string? Opens, int? SmsParts, bool ByOperator, NodeRef? Place, PhoneWording Wording);

/// <summary>
/// What came of a step. <paramref name="Fits"/> false: there is no such button any more, and nothing behind it was played. <paramref name="Person"/>: what they said, as they see it themselves; null when they said nothing.
/// <paramref name="Place"/>: where the conversation stands behind it.
/// </summary>
public sealed record PhoneTurn(bool Fits, string? Person, IReadOnlyList<PhoneMessage> Bot, NodeRef? Place);

/// <summary>A script that was tried: the turns, and where the conversation stands. <paramref name="Case"/>: the case that would stand in the queue, or null.</summary>
public sealed record PhoneShown(IReadOnlyList<PhoneTurn> Turns, Conversations.ConversationState State, Cases.CaseSnapshot? Case);
