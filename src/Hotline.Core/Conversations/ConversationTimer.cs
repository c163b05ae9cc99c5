using Hotline.Core.Dialogs;

namespace Hotline.Core.Conversations;

/// <summary>
/// A thing to do later. <paramref name="Question"/> (the step of the open question) makes a timer die with its question; 0 for a reminder.
/// </summary>
public sealed record ConversationTimer(DateTimeOffset Due, NodeRef Target, int Question);
