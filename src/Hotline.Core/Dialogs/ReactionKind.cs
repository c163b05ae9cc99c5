namespace Hotline.Core.Dialogs;

/// <summary>The global reactions of <c>_always.yaml</c>.</summary>
public enum ReactionKind
{
    Menu,
    Back,
    Repeat,
    Language,
    Operator,
    Stop,
    Leave,
    Erase,
    Help,
    Code,
    Danger,
}
