using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Messaging;

namespace Hotline.Core.Dialogs.Playing;

/// <summary>One step of a conversation test, with the line where it stands. A closed set.</summary>
internal abstract record TalkStep(Spot At)
{
    public sealed record Person(Spot At, string Text) : TalkStep(At);

    public sealed record Tap(Spot At, string Choice) : TalkStep(At);

    public sealed record Sends(Spot At, InboundContent Content) : TalkStep(At);

    public sealed record Advance(Spot At, TimeSpan Time) : TalkStep(At);

    public sealed record Operator(Spot At, string Text) : TalkStep(At);

    public sealed record Close(Spot At, string Outcome) : TalkStep(At);

    /// <summary>A part of what is said next, in order.</summary>
    public sealed record Bot(Spot At, string Part) : TalkStep(At);

    public sealed record Expect(Spot At, YamlMap Wanted) : TalkStep(At);
}

/// <summary>A conversation that must go as written.</summary>
internal sealed record ScriptedTalk(string Name, ChannelId Channel, string? LanguageCode, bool OnShift, DateTimeOffset Now, IReadOnlyList<TalkStep> Steps);
