using Hotline.Core.Messaging;

namespace Hotline.Core.Channels;

/// <summary>What stands under a text. A closed set.</summary>
public abstract record MessageForm
{
    private MessageForm() { }

    /// <summary>Nothing; choices, if there are any, are numbers in the text.</summary>
    public sealed record Plain : MessageForm
    {
        public static readonly Plain Only = new();
    }

    /// <summary>Buttons in their order, with titles that fit and are distinct. At least one.</summary>
    public sealed record Buttons(IReadOnlyList<Button> Choices) : MessageForm;

    /// <summary>A list behind a button with the words <paramref name="Open"/>. At least one row.</summary>
    public sealed record List(string Open, IReadOnlyList<ListRow> Rows) : MessageForm;
}
