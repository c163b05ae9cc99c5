namespace Hotline.Core.Messaging;

/// <summary>How a reply is treated on its way out. Higher ones overtake lower ones of other people and cancel unsent routine ones of the same person.</summary>
public enum Importance
{
    /// <summary>The bot's ordinary texts.</summary>
    Routine,

    /// <summary>Words of an operator.</summary>
    Operator,

    /// <summary>Safety text with emergency numbers.</summary>
    Danger,
}
