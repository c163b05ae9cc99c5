using Hotline.Channels.WhatsApp;
using Hotline.Core.Channels;

namespace Hotline.Tests.Channels.WhatsApp;

/// <summary>One case for each row of the table of errors: what is done, whatever HTTP status the code came with.</summary>
public sealed class WhatsAppErrorsTests
{
    [Theory]
    [InlineData(131026, "Gone")]
    [InlineData(131021, "Gone")]
    [InlineData(131050, "Gone")]
    [InlineData(130472, "Gone")]
    [InlineData(131049, "Refuse")]
    [InlineData(131047, "Template")]
    [InlineData(100, "Refuse")]
    [InlineData(131008, "Refuse")]
    [InlineData(131009, "Refuse")]
    [InlineData(131051, "Refuse")]
    [InlineData(131052, "Refuse")]
    [InlineData(131053, "Refuse")]
    [InlineData(135000, "Refuse")]
    [InlineData(132000, "Refuse")]
    [InlineData(132001, "Refuse")]
    [InlineData(132005, "Refuse")]
    [InlineData(132007, "Refuse")]
    [InlineData(132012, "Refuse")]
    [InlineData(132015, "Refuse")]
    [InlineData(132016, "Refuse")]
    [InlineData(0, "Stop")]
    [InlineData(190, "Stop")]
    [InlineData(10, "Stop")]
    [InlineData(3, "Stop")]
    [InlineData(200, "Stop")]
    [InlineData(230, "Stop")]
    [InlineData(299, "Stop")]
    [InlineData(131005, "Stop")]
    [InlineData(131031, "Stop")]
    [InlineData(131037, "Stop")]
    [InlineData(131042, "Stop")]
    [InlineData(131045, "Stop")]
    [InlineData(133010, "Stop")]
    [InlineData(368, "Stop")]
    [InlineData(131056, "WaitPerson")]
    [InlineData(4, "WaitAccount")]
    [InlineData(80007, "WaitAccount")]
    [InlineData(130429, "WaitAccount")]
    [InlineData(131048, "WaitAccount")]
    [InlineData(1, "Again")]
    [InlineData(2, "Again")]
    [InlineData(131000, "Again")]
    [InlineData(131016, "Again")]
    [InlineData(131057, "Again")]
    [InlineData(133004, "Again")]
    [InlineData(131014, "Refuse")]
    [InlineData(300, "Refuse")]
    public void Each_code_is_decided_by_one_row_whatever_the_status(long code, string decision)
    {
        foreach (var status in new[] { 0, 200, 400, 401, 403, 404 }) Assert.Equal(decision, WhatsAppErrors.Find(new WhatsAppError(status, code)).Decision.ToString());
    }

    [Fact]
    public void Every_row_can_be_reached()
    {
        foreach (var row in WhatsAppErrors.Rows) Assert.Same(row, WhatsAppErrors.Find(new WhatsAppError(400, row.Code, row.Subcode)));
    }

    [Fact]
    public void A_phone_number_id_that_meta_does_not_know_is_the_accounts_trouble() =>
        Assert.IsType<SendResult.AccountBroken>(WhatsAppErrors.ToResult(new WhatsAppError(400, 100, 33)));

    [Theory]
    [InlineData(429, null, "WaitAccount")]
    [InlineData(429, 999_999L, "WaitAccount")]
    [InlineData(503, 999_999L, "Again")]
    [InlineData(0, null, "Unknown")]
    [InlineData(200, null, "Unknown")]
    [InlineData(403, null, "Unknown")]
    [InlineData(502, null, "Unknown")]
    public void Without_a_code_that_we_know_only_slow_down_and_server_trouble_decide(int status, long? code, string decision) =>
        Assert.Equal(decision, WhatsAppErrors.Find(new WhatsAppError(status, code)).Decision.ToString());

    [Theory]
    [InlineData(413, null, "Refused")]
    [InlineData(415, null, "Refused")]
    [InlineData(429, null, "RetryAfter Account")]
    [InlineData(400, null, "RetryAfter Recipient")]
    [InlineData(404, null, "RetryAfter Recipient")]
    [InlineData(500, null, "RetryAfter Provider")]
    [InlineData(502, null, "RetryAfter Provider")]
    [InlineData(0, null, "RetryAfter Provider")]
    [InlineData(200, null, "RetryAfter Provider")]
    [InlineData(413, 131000L, "RetryAfter Provider")]
    [InlineData(500, 131053L, "Refused")]
    [InlineData(400, 100L, "Refused")]
    [InlineData(400, 190L, "AccountBroken")]
    [InlineData(503, 999_999L, "RetryAfter Provider")]
    public void A_file_on_its_way_up_is_decided_by_metas_code_and_else_by_the_status(int status, long? code, string decision)
    {
        var result = WhatsAppErrors.OfUpload(new WhatsAppError(status, code));
        Assert.Equal(decision, result is SendResult.RetryAfter later ? $"RetryAfter {later.Scope}" : result.GetType().Name);
    }

    [Fact]
    public void A_file_that_cannot_be_read_here_is_no_trouble_of_metas() =>
        Assert.Equal(RetryScope.Recipient, Assert.IsType<SendResult.RetryAfter>(WhatsAppErrors.OfUpload(new WhatsAppError(0) { Unread = true })).Scope);

    [Fact]
    public void The_stated_wait_is_obeyed_and_a_missing_one_is_not_zero()
    {
        Assert.Equal((17, RetryScope.Account), WaitOf(new WhatsAppError(429, 130429, null, TimeSpan.FromSeconds(17))));
        Assert.Equal((5, RetryScope.Account), WaitOf(new WhatsAppError(429, 130429)));
        Assert.Equal((60, RetryScope.Account), WaitOf(new WhatsAppError(400, 80007)));
        Assert.Equal((6, RetryScope.Recipient), WaitOf(new WhatsAppError(400, 131056, null, TimeSpan.FromSeconds(2))));
        Assert.Equal((9, RetryScope.Recipient), WaitOf(new WhatsAppError(400, 131056, null, TimeSpan.FromSeconds(9))));
        Assert.Equal((0, RetryScope.Provider), WaitOf(new WhatsAppError(503, 131016)));
        Assert.Equal((40, RetryScope.Provider), WaitOf(new WhatsAppError(503, 131016, null, TimeSpan.FromSeconds(40))));
    }

    [Fact]
    public void What_was_never_reached_was_surely_not_sent() =>
        Assert.Equal(new SendResult.RetryAfter(TimeSpan.Zero, "Meta could not be reached; nothing was sent.", RetryScope.Provider), WhatsAppErrors.ToResult(new WhatsAppError(0) { NotReached = true }));

    [Fact]
    public void Whatever_is_tried_again_says_why_in_the_words_of_its_row()
    {
        foreach (var row in WhatsAppErrors.Rows)
            if (WhatsAppErrors.ToResult(new WhatsAppError(400, row.Code, row.Subcode)) is var result) Assert.Equal(row.Words, result.Reason);
    }

    [Fact]
    public void A_status_is_decided_by_the_same_rows_as_an_answer()
    {
        foreach (var row in WhatsAppErrors.Rows.Where(r => r.Subcode is null))
        {
            var answer = WhatsAppErrors.ToResult(new WhatsAppError(400, row.Code));
            Assert.Equal(answer is SendResult.RetryAfter { Scope: RetryScope.Provider } wait ? wait with { Scope = RetryScope.Recipient } : answer, WhatsAppErrors.OfStatus(row.Code));
        }

        Assert.IsType<SendResult.Refused>(WhatsAppErrors.OfStatus(null));
    }

    private static (double Seconds, RetryScope Scope) WaitOf(WhatsAppError error) => WhatsAppErrors.ToResult(error) is SendResult.RetryAfter wait ? (wait.After.TotalSeconds, wait.Scope) : default;
}
