using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hotline.Channels.Receiving;

/// <summary>
/// Work beside the requests for as long as the program runs. The host would end the whole program with the first fault that gets out of it, and again at each start; here the fault is logged, and the work begins
/// anew after a pause. What one message can break is caught where that message is handled.
/// </summary>
internal abstract partial class LastingService(TimeProvider time, ILogger logger) : BackgroundService
{
    /// <summary>A fault at every start must not fill the log.</summary>
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(30);

    protected TimeProvider Time { get; } = time;

    /// <summary>How many of the work run beside each other. Each begins anew by itself.</summary>
    protected virtual int AtOnce => 1;

    protected sealed override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => LastAsync(stoppingToken)));

    private async Task LastAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await RunAsync(stoppingToken);
                return;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // It must outlive any fault; the fault is logged with its place.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                Log.Failed(logger, GetType().Name, fault.GetType().Name, fault.StackTrace);
                Failed();
            }

            try
            {
                await Task.Delay(AfterFault, Time, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>The work; it ends when there is nothing more to do, or by cancellation.</summary>
    protected abstract Task RunAsync(CancellationToken stoppingToken);

    /// <summary>For whoever shows how it stands with the work.</summary>
    protected virtual void Failed()
    {
    }

    // The type and the stack of a fault, never its message: that could quote what a person wrote.
    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Service} failed with {Fault}; it begins anew after a pause. {Stack}")]
        public static partial void Failed(ILogger logger, string service, string fault, string? stack);
    }
}
