namespace Hotline.FunctionalTests.Faults;

/// <summary>The checker of the fault tests finds what it is there to find.</summary>
public sealed class AccountTests
{
    private static readonly string[] Expected = ["a", "b", "c"];

    [Theory]
    [InlineData("a b c", 0)]
    [InlineData("a a? b c", -1)]
    [InlineData("a? a b c", 1)]
    [InlineData("a? a? a b c", 2)]
    [InlineData("a b b c", -1)]
    [InlineData("a c", -1)]
    [InlineData("a b", -1)]
    [InlineData("b a c", -1)]
    [InlineData("a? b a c", -1)]
    [InlineData("a b c c", -1)]
    [InlineData("a b c d", -1)]
    [InlineData("", -1)]
    public void What_was_lost_doubled_or_out_of_order_is_a_fault_and_a_double_after_a_lost_answer_is_counted(string heard, int doubled)
    {
        var account = Account.Of("somebody", Expected, [.. heard.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(r => new Reply(r.TrimEnd('?'), r.EndsWith('?')))]);
        if (doubled < 0) Assert.NotEmpty(account.Faults);
        else Assert.Equal((0, doubled), (account.Faults.Count, account.Doubled));
    }
}
