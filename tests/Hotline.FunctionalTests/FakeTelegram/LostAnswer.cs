namespace Hotline.FunctionalTests.FakeTelegram;

/// <summary>What the bot sees when a message was taken and the answer does not come.</summary>
public enum LostAnswer
{
    /// <summary>The connection is reset.</summary>
    Reset,

    /// <summary>Nothing, until the bot hangs up.</summary>
    Silence,
}
