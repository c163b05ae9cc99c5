using System.Text.Json;
using Hotline.Core.Cases;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Server.Commands.Chat;

/// <summary>A JSON object a line; each turn is flushed as a whole.</summary>
internal sealed class ChatJsonView(TextWriter output) : IChatView
{
    public void Show(IReadOnlyList<Effect> effects, ChannelAbilities abilities)
    {
        foreach (var effect in effects)
            switch (effect)
            {
                case Effect.Say { Fate: LineFate.Said } say:
                    Write(Line(say.Message, abilities));
                    break;
                case Effect.Release held:
                    Write(Line(held.Reply.Message, abilities));
                    break;
                case Effect.CaseChanged changed:
                    Write(Line(changed.Case));
                    break;
                case Effect.CommandRefused refused:
                    Write(new ErrorLine(refused.Words));
                    break;
            }
    }

    public void Error(string words) => Write(new ErrorLine(words));

    public void End(ConversationState? state)
    {
        Write(new TurnEndLine(
            state?.Locale.Value ?? "und",
            state?.Place?.Dialog ?? "",
            state?.Place?.Node ?? "",
            (state?.Mode ?? ConversationMode.Bot).ToString().ToLowerInvariant()));
        output.Flush();
    }

    private static ReplyLine Line(OutboundMessage message, ChannelAbilities abilities) =>
        new(string.Join('\n', Rendering.Of(message, abilities).Select(part => part.Text)), [.. message.Buttons.Select(b => new ReplyChoice(b.Id, b.Label))]);

    private static CaseLine Line(CaseSnapshot c) => new(
        c.Id.Value, c.Topic, c.Urgency.ToString().ToLowerInvariant(), c.Flags, c.Language.Value, c.Summary.ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal));

    private void Write(ChatOutput line) => output.WriteLine(JsonSerializer.Serialize(line, ChatJson.Readable.ChatOutput));
}
