using Hotline.Channels.Receiving;
using Hotline.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Hotline.Tests.Channels;

/// <summary>A fault that gets out of a channel's work ends neither the work nor the program, and says nothing of what a person wrote.</summary>
public sealed class LastingServiceTests
{
    [Fact]
    public async Task Work_that_fails_begins_anew_after_a_pause()
    {
        var (time, logs) = (new ManualTime(), new KeptLogs());
        using var work = new Faulty(time, logs.CreateLogger("work"));
        await work.StartAsync(TestContext.Current.CancellationToken);
        await time.UntilDueInAsync(TimeSpan.FromSeconds(30));
        Assert.Equal((1, 1), (work.Runs, work.Faults));

        time.Advance(TimeSpan.FromSeconds(30));
        await work.ExecuteTask!.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        Assert.Equal((2, 1), (work.Runs, work.Faults));
        Assert.Contains("InvalidOperationException", Assert.Single(logs.Lines), StringComparison.Ordinal);
        Assert.DoesNotContain("marked", logs.Lines.Single(), StringComparison.Ordinal);
    }

    private sealed class Faulty(TimeProvider time, ILogger logger) : LastingService(time, logger)
    {
        public int Runs { get; private set; }

        public int Faults { get; private set; }

        protected override void Failed() => Faults++;

        protected override Task RunAsync(CancellationToken stoppingToken) => ++Runs == 1 ? throw new InvalidOperationException("marked words") : Task.CompletedTask;
    }
}
