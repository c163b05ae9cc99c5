using System.Globalization;
using Hotline.Channels;
using Microsoft.Extensions.Options;

namespace Hotline.Server.Commands.Doctor;

/// <summary>What lies around the program: the running service, the providers, the clock.</summary>
internal static class OutsideCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>A file that was written later than now says that the clock was set back.</summary>
    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(2);

    /// <summary>No correct clock shows an earlier year: the program is younger.</summary>
    private const int FirstYear = 2026;

    /// <summary>
    /// The running service, and the providers that it cannot reach now: only the process that sends knows that, so it is asked and the doctor does not look for itself.
    /// </summary>
    public static async Task<IReadOnlyList<Finding>> ServiceAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        var address = (configuration["Urls"] ?? "http://localhost:8080").Split(';')[0];
        foreach (var every in new[] { "://+", "://*", "://0.0.0.0", "://[::]" }) address = address.Replace(every, "://localhost", StringComparison.Ordinal);
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(new Uri(new Uri(address), "/health/ready"), cancellationToken);
            var words = (await answer.Content.ReadAsStringAsync(cancellationToken)).Trim();
            if (!answer.IsSuccessStatusCode) return [Finding.Fail("service", $"at {address} is not ready: {words}")];
            return [Finding.Ok("service", $"answers at {address}: {words}"), .. await ProvidersAsync(http, new Uri(address), cancellationToken)];
        }
        catch (Exception fault) when (fault is HttpRequestException or UriFormatException || (fault is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return [Finding.Warn("service", $"nothing answers at {address}. If hotline should run: systemctl status hotline")];
        }
    }

    /// <summary>A line for each provider that does not simply work.</summary>
    private static async Task<IEnumerable<Finding>> ProvidersAsync(HttpClient http, Uri address, CancellationToken cancellationToken)
    {
        var lines = (await http.GetStringAsync(new Uri(address, "/health/providers"), cancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Where(line => !line.EndsWith(": working", StringComparison.Ordinal)).Select(line => Finding.Warn("service", $"its provider of {line}. It goes on by itself; if it stays so, look at the lines of this channel above."));
    }

    public static async Task<IReadOnlyList<Finding>> ChannelAsync(IChannelModule channel, IConfiguration configuration, CancellationToken cancellationToken)
    {
        try
        {
            var told = await channel.LookAsync(configuration, TimeProvider.System, cancellationToken);
            return [.. told.Select(one => new Finding(one.Works switch { true => Verdict.Ok, false => Verdict.Fail, null => Verdict.Warn }, channel.Name, one.Words))];
        }
        catch (OptionsValidationException wrong)
        {
            return [Finding.Fail(channel.Name, string.Join(' ', wrong.Failures))];
        }
    }

    public static IEnumerable<Finding> Clock(IConfiguration configuration, string data, DateTimeOffset now)
    {
        var newest = Directory.Exists(data) ? Directory.EnumerateFiles(data).Select(f => File.GetLastWriteTimeUtc(f)).DefaultIfEmpty().Max() : default;
        var shown = now.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        yield return now.Year < FirstYear
            ? Finding.Fail("clock", $"it shows {shown} UTC, which cannot be. Set it, and switch time synchronisation on: timedatectl set-ntp true")
            : newest > now.UtcDateTime + ClockSlack
                ? Finding.Fail("clock", $"it shows {shown} UTC, but data was written later. Set it, and switch time synchronisation on: timedatectl set-ntp true")
                : Finding.Ok("clock", $"{shown} UTC");
        var zone = configuration["Defaults:Zone"] ?? "Asia/Almaty";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            yield return Finding.Fail("clock", $"the time zone '{zone}' is not known here. Correct Defaults:Zone, for example Asia/Almaty, or install the package tzdata.");
    }
}
