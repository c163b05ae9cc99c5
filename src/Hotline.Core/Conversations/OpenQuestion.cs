using Hotline.Core.Dialogs;

namespace Hotline.Core.Conversations;

/// <summary>The question that waits for an answer. <paramref name="Step"/> is new each time it is asked and stands in its buttons. <paramref name="Tries"/> counts answers that did not fit.</summary>
public sealed record OpenQuestion(NodeRef Node, int Step, int Tries);
