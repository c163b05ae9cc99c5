using Hotline.FunctionalTests.FakeTelegram;

namespace Hotline.FunctionalTests.Program;

/// <summary>The first question of a conversation. "repeat" asks it again, one answer for each message, so counting is exact.</summary>
internal static class DangerQuestion
{
    /// <summary>How often it was asked: once by the start, once for every "repeat".</summary>
    public static int Asked(FakeTelegramServer telegram, FakePerson person) =>
        telegram.SentTo(person.Id).Count(m => m.Rows.SelectMany(r => r).Any(b => b.Data.StartsWith("welcome.danger_now:", StringComparison.Ordinal)));
}
