using System.Text.Json;
using Hotline.Channels.Receiving;

namespace Hotline.Channels.Telegram.Operators;

/// <summary>Whether a chat can be the operators' group, by what <c>getChat</c> and <c>getChatMember</c> say of it and of the bot. Pure.</summary>
internal static class GroupCheck
{
    /// <summary>Every fault, each with what to set; none when all is well.</summary>
    public static IEnumerable<string> Faults(JsonElement chat, JsonElement bot)
    {
        if (chat.Text("type") != "supergroup" || !chat.IsTrue("is_forum"))
        {
            yield return "The operators' group has no topics. In the group: Edit, Topics, on. It may then have a new id: look it up again for Telegram:OperatorsGroup.";
            if (chat.Text("type") is not ("supergroup" or "group")) yield break;
        }

        if (chat.Text("username") is not null || chat.List("active_usernames")?.Any() == true)
            yield return "The operators' group is public: anybody could read it. In the group: Edit, Group type, Private.";
        if (bot.Text("status") is not ("administrator" or "creator"))
        {
            yield return "The bot is no administrator of the operators' group. In the group: Administrators, Add, choose the bot, with Manage topics and Delete messages.";
            yield break;
        }

        if (bot.Text("status") == "creator") yield break;
        if (!bot.IsTrue("can_manage_topics")) yield return "The bot may not manage topics in the operators' group. In the group: Administrators, the bot, Manage topics, on.";
        if (!bot.IsTrue("can_delete_messages")) yield return "The bot may not delete messages in the operators' group, so a closed case would stay there. In the group: Administrators, the bot, Delete messages, on.";
    }

    /// <summary>What is better otherwise and hinders nothing.</summary>
    public static IEnumerable<string> Advice(JsonElement chat)
    {
        if (!chat.IsTrue("has_protected_content")) yield return "members can forward and save what stands in the operators' group. In the group: Edit, Group type, Restrict saving content, on.";
    }
}
