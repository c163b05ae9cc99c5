using System.Collections.Immutable;
using Hotline.Core.Dialogs;

namespace Hotline.Core.Conversations;

/// <summary>
/// A question that something else interrupted (danger, help, language, operator), with the callers of its dialog. "Back" returns to it, and so does the end of what
/// interrupted, unless that handed the person to a human: then it stays put, except when the person was already waiting (<paramref name="WhileWaiting"/>).
/// </summary>
public sealed record InterruptedForm(NodeRef Question, ImmutableArray<NodeRef> Stack, bool WhileWaiting);
