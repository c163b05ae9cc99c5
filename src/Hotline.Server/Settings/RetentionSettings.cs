using System.Globalization;
using Hotline.Storage.Casebook.Retention;

namespace Hotline.Server.Settings;

/// <summary>Reads how old a deployment lets its data become.</summary>
internal static class RetentionSettings
{
    /// <summary>With every fault a sentence of its own; what is faulty is as if it were not set.</summary>
    public static (RetentionOptions Options, IReadOnlyList<string> Faults) Read(IConfiguration configuration)
    {
        var (faults, usual) = (new List<string>(), new RetentionOptions());
        var options = new RetentionOptions
        {
            Enabled = Flag(configuration, "Retention:Enabled", faults),
            UnfinishedDays = Number("Retention:UnfinishedDays", 1, RetentionOptions.Longest, usual.UnfinishedDays),
            TextDays = Number("Retention:TextDays", 1, RetentionOptions.Longest, usual.TextDays),
            LocationHours = Number("Retention:LocationHours", 0, RetentionOptions.Longest * 24, usual.LocationHours),
            AddressDays = Number("Retention:AddressDays", 0, RetentionOptions.Longest, usual.AddressDays),
            MediaDays = Number("Retention:MediaDays", 0, RetentionOptions.Longest, usual.MediaDays),
            AuditDays = Number("Retention:AuditDays", 30, RetentionOptions.Longest, usual.AuditDays),
            FunnelDays = Number("Retention:FunnelDays", 1, RetentionOptions.Longest, usual.FunnelDays),
        };
        foreach (var (name, days) in new[] { ("Retention:LocationHours", options.LocationHours / 24), ("Retention:AddressDays", options.AddressDays), ("Retention:MediaDays", options.MediaDays) })
            if (days > options.TextDays) faults.Add($"{name} is longer than Retention:TextDays, after which the whole chat goes. Make it as much or less.");
        return (options, faults);

        double Number(string name, double least, double most, double usually)
        {
            if (configuration[name] is not { Length: > 0 } text || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) return usually;
            if (value >= least && value <= most) return value;
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{name} is {text}. It must be at least {least} and at most {most}; to keep everything set Retention:Enabled to false."));
            return usually;
        }
    }

    private static bool Flag(IConfiguration configuration, string name, List<string> faults)
    {
        if (configuration[name] is not { Length: > 0 } text || bool.TryParse(text, out var value) && value) return true;
        if (!bool.TryParse(text, out _)) faults.Add($"{name} is '{text}'. Write true or false.");
        return false;
    }
}
