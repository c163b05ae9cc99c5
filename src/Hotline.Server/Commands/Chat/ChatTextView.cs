using Hotline.Channels.Terminal;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Server.Commands.Chat;

/// <summary>For a person: the bot's words indented, choices numbered, cases in one line.</summary>
internal sealed class ChatTextView(TextWriter output) : IChatView
{
    private static readonly ChannelAbilities Numbered = TerminalChannel.Shows with { MaxButtons = 0 };

    public void Show(IReadOnlyList<Effect> effects, ChannelAbilities abilities)
    {
        foreach (var effect in effects)
            switch (effect)
            {
                case Effect.Say { Fate: LineFate.Said } say:
                    Say(say.Message, abilities);
                    break;
                case Effect.Release held:
                    Say(held.Reply.Message, abilities);
                    break;
                case Effect.CaseChanged changed:
                    output.WriteLine($"  [case {changed.Case.Id}: {changed.Case.Topic}, {changed.Case.Urgency.ToString().ToLowerInvariant()} {string.Join(' ', changed.Case.Flags)}]");
                    break;
                case Effect.CommandRefused refused:
                    output.WriteLine($"  [{refused.Words}]");
                    break;
            }
    }

    public void Error(string words) => output.WriteLine($"  [{words}]");

    public void End(ConversationState? state) => output.Flush();

    private void Say(OutboundMessage message, ChannelAbilities abilities)
    {
        output.WriteLine("  " + Text(message, abilities).ReplaceLineEndings("\n  "));
        output.WriteLine();
    }

    private static string Text(OutboundMessage message, ChannelAbilities abilities) =>
        string.Join('\n', Rendering.Of(message, Numbered with { ShortTexts = abilities.ShortTexts }).Select(part => part.Text));
}
