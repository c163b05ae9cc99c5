namespace Hotline.FunctionalTests.Program;

/// <summary>
/// A person who talks to the real program on one channel. They answer by the ids of choices, so that a test does not hang on the wording; each answer waits until its question has come.
/// </summary>
internal interface ITalk
{
    /// <summary>Presses the choice, as the channel lets people do it.</summary>
    Task TapsAsync(string choice);

    /// <summary>Writes the number at which the choice stands.</summary>
    Task NumbersAsync(string choice);

    /// <summary>Writes the words that stand on the choice.</summary>
    Task SaysAsync(string choice);

    /// <summary>Writes, after the bot has said something new.</summary>
    Task AnswersAsync(string text);

    /// <summary>Waits until words have come.</summary>
    Task HearsAsync(string part);
}
