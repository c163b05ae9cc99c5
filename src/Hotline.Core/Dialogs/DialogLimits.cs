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

    /// <summary>Timers of one conversation.</summary>
    public const int Timers = 8;

    /// <summary>Flags and reasons of one conversation, each.</summary>
    public const int Flags = 24;

    /// <summary>Most choices of one question.</summary>
    public const int Choices = 20;

    /// <summary>Nodes of one dialog, and dialogs of one publication.</summary>
    public const int Nodes = 400;

    /// <summary>Longest source text of one line, in UTF-16 units.</summary>
    public const int Text = 4000;

    /// <summary>Largest script file, in bytes.</summary>
    public const int File = 262_144;

    /// <summary>A tap's data, in bytes of UTF-8; longer ones are shortened by a hash.</summary>
    public const int TapData = 64;

    /// <summary>Largest packed state, in bytes.</summary>
    public const int PackedState = 16_384;
}
