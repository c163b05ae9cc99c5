namespace Hotline.Core.Dialogs;

/// <summary>The limits of scripts and of the engine, by name.</summary>
public static class DialogLimits
{
    /// <summary>Nodes passed in one turn; a script that needs more is looping, and the turn says which node repeated.</summary>
    public const int StepsPerTurn = 100;

    /// <summary>Depth of dialogs calling dialogs.</summary>
    public const int Calls = 8;

    /// <summary>Answered questions remembered for "back".</summary>
    public const int Trail = 16;

    /// <summary>Slots of one conversation.</summary>
    public const int Slots = 64;

    /// <summary>Longest answer kept in a slot, in UTF-16 units; the transcript has the whole text.</summary>
    public const int SlotText = 500;

    /// <summary>All slots of one conversation together, in bytes of UTF-8; a longer answer is cut in the slot, never in the transcript.</summary>
    public const int SlotBytes = 8192;

    /// <summary>How long a waiting person is not told the same status again, and the same danger opens no new alarm.</summary>
    public static readonly TimeSpan Repeat = TimeSpan.FromMinutes(30);

    /// <summary>How long "is anybody there?" of a waiting person is not answered again with the same words.</summary>
    public static readonly TimeSpan RepeatAnswer = TimeSpan.FromMinutes(5);

    /// <summary>Both for an immediate case: who is in danger hears soon again that they are heard.</summary>
    public static readonly TimeSpan RepeatImmediate = TimeSpan.FromMinutes(1);

    /// <summary>How long after its end a case opens again under its own code. What comes later is something new.</summary>
    public static readonly TimeSpan Reopens = TimeSpan.FromDays(30);

    /// <summary>How soon after one another files come that have one receipt together: ten pictures over a slow line take their time.</summary>
    public static readonly TimeSpan Handful = TimeSpan.FromMinutes(2);

    /// <summary>How far our clock and a provider's may be apart before answers look late (<c>LateWords</c>); so much earlier than what asked the open question a message may seem to be written.</summary>
    public static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(5);

    /// <summary>Timers of one conversation.</summary>
    public const int Timers = 8;

    /// <summary>
    /// How much earlier than the provider we take its window for free text to be over. More than <c>RuntimeLimits.RetryHorizon</c>: what is begun in the window may still be tried again.
    /// </summary>
    public static readonly TimeSpan WindowMargin = TimeSpan.FromMinutes(15);

    /// <summary>Messages of one conversation that are held until the person writes.</summary>
    public const int HeldReplies = 8;

    /// <summary>Bytes of <see cref="PackedState"/> that held messages leave free for the rest of the conversation.</summary>
    public const int HeldSpare = 4096;

    /// <summary>Flags and reasons of one conversation, each.</summary>
    public const int Flags = 24;

    /// <summary>Most choices of one question.</summary>
    public const int Choices = 20;

    /// <summary>Nodes of one dialog, and dialogs of one publication.</summary>
    public const int Nodes = 400;

    /// <summary>Longest source text of one line, in UTF-16 units.</summary>
    public const int Text = 4000;

    /// <summary>Longest twin for SMS, in UTF-16 units: three parts of Cyrillic. A longer one is a warning.</summary>
    public const int Sms = 201;

    /// <summary>Parts of one message as SMS, with its answers, beyond which the check warns.</summary>
    public const int SmsParts = 6;

    /// <summary>Longest label of a choice, in UTF-16 units.</summary>
    public const int Label = 120;

    /// <summary>Most times that an unfitting answer is asked again.</summary>
    public const int Again = 9;

    /// <summary>Longest <c>after:</c> of a timeout or reminder, in days.</summary>
    public const int WaitDays = 30;

    /// <summary>Longest name of a dialog, node, choice or slot, in characters.</summary>
    public const int Name = 40;

    /// <summary>Largest script, facts or understanding file, in bytes.</summary>
    public const int File = 262_144;

    /// <summary>Largest file of examples, in bytes: about seven thousand messages.</summary>
    public const int ExamplesFile = 1_048_576;

    /// <summary>Most examples of all files together, so that learning from them stays quick.</summary>
    public const int Examples = 20_000;

    /// <summary>Largest file of translations, in bytes.</summary>
    public const int LocaleFile = 4_194_304;

    /// <summary>A tap's data, in bytes of UTF-8; longer ones are shortened by a hash.</summary>
    public const int TapData = 64;

    /// <summary>Largest packed state, in bytes.</summary>
    public const int PackedState = 16_384;
}
