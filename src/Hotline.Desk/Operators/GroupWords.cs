using Hotline.Desk.Speech;

namespace Hotline.Desk.Operators;

/// <summary>What members of the group read, in English (<c>GroupState.Words</c> has the group's language). Nothing of a person: whatever is told of one is put together in <see cref="CaseFace"/>.</summary>
internal static class GroupWords
{
    public const string Take = "Take this case";
    public const string Return = "Back to the queue";
    public const string Close = "Close…";
    public const string Keep = "Do not close";

    public const string Taken = "You have this case. What you write in its topic goes to the person.";
    public const string Returned = "The case is back in the queue.";
    public const string Closed = "The case is closed. Its topic goes away.";
    public const string ChooseOutcome = "Choose what came of it.";
    public const string NoSuchTopic = "This topic is not in use any more.";
    public const string Outdated = "This button is too old. Look at the case as it is now.";

    public const string NotLinked = "Nothing was done: nobody knows yet which account is yours. At the desk, open your account, Telegram, and send the code to this bot in private.";
    public const string NotLinkedWrote = "This message reached nobody outside the group: nobody knows yet which account is yours. At the desk, open your account, Telegram, and send the code to this bot in private.";
    public const string Anonymous = "This message reached nobody outside the group: you write as an anonymous administrator. In the group's settings, turn Remain anonymous off for yourself.";
    public const string OnlyWords = "Only words go to the person from here. Add files at the desk. Nothing was sent.";
    public const string NoCommand = "A message that begins with / goes to nobody; /note and words is a note to colleagues. Nothing was sent.";
    public const string Edited = "What was sent stays as it was: the person has read it. Write a new message.";
    public const string PersonWrote = "The person wrote. Read it at the desk.";
    public const string Noted = "Noted. It stands with the case at the desk; the person does not see it.";
    public const string NotNoted = "Not noted.";
    public const string NotSent = "Not sent.";

    public const string CodeUnknown = "This code is not good any more. Ask the desk for a new one: your account, Telegram.";
    public const string TooManyCodes = "Too many codes. Please wait 15 minutes.";
    public const string Unlinked = "This Telegram account is not linked to the desk any more. What you write here from now on begins a conversation with the hotline, as for everybody.";
    public const string NoConversation = "You are linked to the desk, so this chat is no conversation with the hotline. Cases are in the group and at the desk. To end the link, send /unlink.";
    public const string Away = "Nobody knows whether that was done: the desk's memory is away. Look at the desk, then try again.";

    public static string Linked(string alias) => $"You are linked to the desk as {alias}. To end the link, send /unlink.";

    public static string Refused(DeskWords language, string why) => $"{language.Of(NotSent)} {language.Of(why)}";

    /// <summary>That it has risen; so it is never the lowest.</summary>
    public static string Urgency(string urgency) => urgency == "immediate" ? "This case is immediate now." : "This case is urgent now.";

    /// <summary>Without a word of what it is about.</summary>
    public static string Notice(string urgency) => urgency == "immediate" ? "An immediate case waits. Open the desk." : "A case waits too long. Open the desk.";
}
