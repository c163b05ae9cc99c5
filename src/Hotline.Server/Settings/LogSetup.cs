using System.Globalization;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Hotline.Server.Settings;

/// <summary>Structured logs, without content: see the classes' nested <c>Log</c> for everything that can ever be written.</summary>
internal static class LogSetup
{
    private const string Template = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} {Level:u3} {SourceContext} {Message:lj}{NewLine}";
    private const int DaysKept = 14;

    /// <summary>
    /// The framework's own chatter is kept to warnings: its information lines name request paths and addresses. Exceptions are not printed by the template,
    /// since a message of theirs may quote what a person wrote; our own lines say what failed.
    /// </summary>
    public static Logger Create(IConfiguration configuration, bool toTerminal)
    {
        var level = Enum.TryParse<LogEventLevel>(configuration["Log:Level"], ignoreCase: true, out var named) ? named : LogEventLevel.Information;
        var setup = new LoggerConfiguration()
            .MinimumLevel.Is(level)
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.AspNetCore.Server.Kestrel", LogEventLevel.Error)
            // It warns whenever it overrides Cache-Control, which is what we want of it.
            .MinimumLevel.Override("Microsoft.AspNetCore.Antiforgery", LogEventLevel.Error)
            .Enrich.FromLogContext();
        if (toTerminal) setup.WriteTo.Console(outputTemplate: Template, formatProvider: CultureInfo.InvariantCulture);
        if (configuration["Log:Folder"] is { Length: > 0 } folder)
            setup.WriteTo.File(Path.Combine(folder, "hotline-.log"), outputTemplate: Template, formatProvider: CultureInfo.InvariantCulture,
                rollingInterval: RollingInterval.Day, retainedFileCountLimit: DaysKept);
        return setup.CreateLogger();
    }
}
