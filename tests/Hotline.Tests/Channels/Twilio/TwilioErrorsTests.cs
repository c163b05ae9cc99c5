using System.Text.Json;
using Hotline.Channels.Twilio.Calls;
using Hotline.Core.Channels;
using Hotline.Tests.Support;

namespace Hotline.Tests.Channels.Twilio;

/// <summary>One line for each code that Twilio's documents name, with what to do.</summary>
public sealed class TwilioErrorsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 18, 0, 0, TimeSpan.Zero);

    /// <summary>The decision as the table of channels has it, by its own words.</summary>
    private static readonly (string Decision, int[] Codes)[] Table =
    [
        ("never; mark the address", [21610, 21211, 21614, 63003, 63024, 63032, 63033, 63014]),
        ("never by this sender", [21612, 21606, 21408, 30018, 30024]),
        ("never as is", [21617, 21602, 21620, 63005, 63006, 63013, 63021, 63030, 63019, 63034, 21656, 63027, 63028, 63040, 63041, 63042]),
        ("template", [63016]),
        ("tell the operator", [63015]),
        ("stop the channel", [20003, 20404, 63001, 63007, 63008, 63020, 30002]),
        ("not processed", [20429]),
        ("retry", [30001, 21611, 63009, 63010, 63012, 30017, 30410]),
        ("slow down", [63017, 63018]),
        ("the next day", [63038]),
        ("one later try", [30003, 30005, 30008]),
        ("delivery result, never; number", [30004, 30006]),
        ("delivery result, never", [30007]),
    ];

    public static TheoryData<int, string> Rows => [.. Table.SelectMany(t => t.Codes.Select(c => (c, t.Decision)))];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Each_code_is_decided_as_written_down(int code, string decision)
    {
        var result = TwilioErrors.ToResult(new(TwilioReach.Answered, 400, code), Now);
        var right = decision switch
        {
            "never; mark the address" or "delivery result, never; number" => result is SendResult.ContactGone { OursToMend: false },
            "never by this sender" => result is SendResult.ContactGone { OursToMend: true },
            "template" => result is SendResult.NeedsTemplate,
            "stop the channel" => result is SendResult.AccountBroken,
            "not processed" or "slow down" => result is SendResult.RetryAfter { Scope: RetryScope.Account, After.TotalSeconds: > 0 and < 60 },
            "the next day" => result is SendResult.RetryAfter { Scope: RetryScope.Account, After.TotalHours: 6 },
            // The sender waits longer each time.
            "retry" => result is SendResult.RetryAfter { Scope: RetryScope.Recipient, After.Ticks: 0 },
            "one later try" => result is SendResult.RetryAfter { Scope: RetryScope.Recipient, After.TotalMinutes: >= 1 },
            _ => result is SendResult.Refused,
        };
        Assert.True(right, $"{code}, {decision}: {result}");
        Assert.Equal(TwilioErrors.Rows.Single(row => row.Code == code).Words, result.Reason);
    }

    [Fact]
    public void The_table_holds_these_codes_once_each_and_twilio_has_them_all()
    {
        var codes = TwilioErrors.Rows.Select(row => row.Code).Order().ToList();
        Assert.Equal(Table.SelectMany(t => t.Codes).Order(), codes);
        using var titles = JsonDocument.Parse(File.ReadAllBytes(SharedData.Find("contracts/twilio/error-codes.json")));
        // One code is documented by Twilio and younger than the list.
        Assert.Equal([63042], codes.Where(code => !titles.RootElement.TryGetProperty($"{code}", out _)));
    }

    [Fact]
    public void Whoever_reads_of_a_failure_reads_a_sentence()
    {
        Assert.All(TwilioErrors.Rows, row => Assert.True(row.Words.EndsWith('.') && row.Words.Length is > 20 and < 200, row.Words));
        Assert.Contains("12345", Assert.IsType<SendResult.Refused>(TwilioErrors.OfStatus(12345, Now)).Words, StringComparison.Ordinal);
        Assert.IsType<SendResult.Refused>(TwilioErrors.OfStatus(null, Now));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void In_a_status_each_code_means_what_it_means_at_once(int code, string decision)
    {
        var (answer, status) = (TwilioErrors.ToResult(new(TwilioReach.Answered, 400, code), Now), TwilioErrors.OfStatus(code, Now));
        Assert.Equal(answer, status);
        Assert.Equal(decision is "not processed" or "retry" or "slow down" or "the next day" or "one later try", status is SendResult.RetryAfter);
    }

    [Theory]
    [InlineData(429, null, "RetryAfter")]
    [InlineData(429, 88888, "RetryAfter")]
    [InlineData(500, 20500, "Unknown")]
    [InlineData(503, null, "Unknown")]
    [InlineData(401, 88888, "AccountBroken")]
    [InlineData(403, 88888, "AccountBroken")]
    [InlineData(404, 88888, "AccountBroken")]
    [InlineData(400, 88888, "Refused")]
    [InlineData(403, null, "Unknown")]
    [InlineData(302, null, "Unknown")]
    public void A_status_decides_where_no_code_does(int status, int? code, string result) =>
        Assert.Equal(result, TwilioErrors.ToResult(new(TwilioReach.Answered, status, code), Now).GetType().Name);

    [Fact]
    public void What_may_have_been_sent_is_unknown_and_what_was_not_is_tried_again()
    {
        Assert.IsType<SendResult.Unknown>(TwilioErrors.ToResult(new(TwilioReach.NoAnswer), Now));
        Assert.Equal(new SendResult.RetryAfter(TimeSpan.Zero, "Twilio could not be reached; nothing was sent.", RetryScope.Provider), TwilioErrors.ToResult(new(TwilioReach.NotReached), Now));
    }

    [Theory]
    [InlineData(21611, 40, 40)]
    [InlineData(20429, 40, 40)]
    [InlineData(20429, 1, 5)]
    public void The_wait_that_twilio_names_is_kept_and_never_shortens_ours(int code, int named, int seconds) => Assert.Equal(
        TimeSpan.FromSeconds(seconds), Assert.IsType<SendResult.RetryAfter>(TwilioErrors.ToResult(new(TwilioReach.Answered, 429, code, TimeSpan.FromSeconds(named)), Now)).After);
}
