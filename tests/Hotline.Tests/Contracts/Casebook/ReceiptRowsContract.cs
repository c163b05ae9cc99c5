using Hotline.Core.Conversations;
using Hotline.Tests.Storage.Casebook.Postgres;
using Hotline.Tests.Support;

namespace Hotline.Tests.Contracts.Casebook;

/// <summary>What the casebook knows of a line in the end does not depend on when its provider said what, nor how often.</summary>
public abstract class ReceiptRowsContract(PostgresHouse? house) : CasebookContract(house)
{
    private CasebookRig _rig = null!;

    public override async ValueTask InitializeAsync() => _rig = await StartAsync();

    [Fact]
    public async Task Receipts_in_any_order_doubled_and_over_any_batches_come_to_the_same()
    {
        string[][] sets = [["sent", "delivered", "read"], ["sent", "failed"], ["sent", "failed", "delivered"], ["dead", "delivered"], ["cancelled", "read", "failed"], ["sent", "read", "delivered", "failed"], ["dead", "failed"]];
        var random = new Random(20261122);
        var number = 0;
        foreach (var set in sets)
        {
            var furthest = set.MaxBy(DeliveryStatus.Order.IndexOf)!;
            foreach (var order in Orders(set))
                await PlayAsync(++number, [.. order.SelectMany(status => Enumerable.Repeat(status, random.Next(1, 3)))], furthest, random);
        }

        Assert.True(number > 40, $"Only {number} orders were played.");
    }

    [Fact]
    public async Task A_dead_letter_that_is_sent_again_begins_anew_and_what_arrived_stays()
    {
        Open(1);
        Write(1, "dead", "waiting");
        Assert.Equal(("waiting", null), await KnownAsync(1));
        Write(1, "sent", "delivered", "waiting");
        Assert.Equal(("delivered", null), await KnownAsync(1));
    }

    [Fact]
    public async Task A_message_in_parts_is_delivered_when_all_of_them_are_and_failed_as_soon_as_one_is_in_whichever_order()
    {
        var (random, number) = (new Random(20261123), 0);
        foreach (var order in Orders(["sent", "delivered/1/3", "failed", "delivered/3/3"]))
        {
            await PlayAsync(++number, [.. order.SelectMany(status => Enumerable.Repeat(status, random.Next(1, 3)))], "failed", random);
            // The part that was said to have failed is there after all.
            Write(number, "delivered/2/3");
            Assert.Equal(("delivered", null), await KnownAsync(number));
        }

        foreach (var order in Orders(["sent", "delivered/2/2", "read/1/2"])) await PlayAsync(++number, order, "delivered", random);
        foreach (var order in Orders(["read/2/2", "delivered/2/2", "read/1/2"])) await PlayAsync(++number, order, "read", random);
        foreach (var order in Orders(["sent", "delivered/1/2"])) await PlayAsync(++number, [.. order, .. order], "sent", random);
    }

    [Fact]
    public async Task The_reason_stays_with_a_failure_and_goes_when_the_message_arrives_after_all()
    {
        Open(1);
        Write(1, "sent", "failed", "sent");
        Assert.Equal(("undelivered", "why failed"), await KnownAsync(1));
        Write(1, "read");
        Assert.Equal(("read", null), await KnownAsync(1));
    }

    [Fact]
    public async Task A_receipt_for_a_line_that_there_is_not_and_a_word_that_nobody_knows_change_nothing()
    {
        _rig.Journal.Write(Turns.Person(9), new DeliveryRecord("x", Turns.Start, "nothing", "read", null));
        Open(1);
        Write(1, "sent");
        await _rig.ProjectAsync();
        _rig.Journal.Write(Turns.Person(1), new DeliveryRecord("x", Turns.Start, "m1", "read", null), new DeliveryRecord("y", Turns.Start, "d1", "eaten", null));
        Assert.Equal(("sent", null), await KnownAsync(1));
    }

    private static IEnumerable<string[]> Orders(string[] set)
    {
        if (set.Length <= 1) return [set];
        return set.SelectMany((first, place) => Orders([.. set.Where((_, other) => other != place)]).Select(rest => (string[])[first, .. rest]));
    }

    /// <summary>The line comes first, for it was committed before anything was sent; where batches end is chance.</summary>
    private async Task PlayAsync(int number, string[] said, string expected, Random random)
    {
        Open(number);
        foreach (var status in said)
        {
            if (random.Next(3) == 0) await _rig.ProjectAsync();
            Write(number, status);
        }

        var shown = expected switch { "dead" or "cancelled" => "failed", "failed" => "undelivered", _ => expected };
        var (delivery, words) = await KnownAsync(number);
        Assert.True(delivery == shown, $"{string.Join(", ", said)} came to '{delivery}', not '{shown}'.");
        Assert.Equal(expected is "dead" or "failed" ? "why " + expected : words, words);
    }

    private void Open(int number) => _rig.Journal.Write(
        Turns.Person(number), Turns.Wrote($"m{number}", "помогите", Turns.Start, Turns.Bot($"d{number}", "ответ")).WithCase(Turns.Case($"CASE{number:D6}")));

    private void Write(int number, params string[] said)
    {
        foreach (var status in said)
            _rig.Journal.Write(Turns.Person(number), new DeliveryRecord($"d{number}:{status}", Turns.Start, $"d{number}", status, status is "dead" or "failed" ? "why " + status : null));
    }

    private async Task<(string? Delivery, string? Words)> KnownAsync(int number)
    {
        await _rig.ProjectAsync();
        var line = (await _rig.ReadAsync($"CASE{number:D6}")).Transcript[1];
        return (line.Delivery, line.Words);
    }
}
