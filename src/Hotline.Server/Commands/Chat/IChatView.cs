using Hotline.Core.Channels;
using Hotline.Core.Conversations;

namespace Hotline.Server.Commands.Chat;

/// <summary>How <c>hotline chat</c> shows a turn: for a person, or for a program.</summary>
internal interface IChatView
{
    void Show(IReadOnlyList<Effect> effects, ChannelAbilities abilities);

    void Error(string words);

    void End(ConversationState? state);
}
