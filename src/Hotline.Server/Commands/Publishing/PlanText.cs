using System.Text.Json;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Dialogs.Publishing;
using Hotline.Server.Settings;

namespace Hotline.Server.Commands.Publishing;

/// <summary>A change as <c>--json</c> prints it, one object a line.</summary>
internal sealed record ChangeLine(string Subject, IReadOnlyList<string> What, int Waiting);

/// <summary>What was published, as <c>--json</c> prints it.</summary>
internal sealed record PublishedLine(long Number, string Act, string At, string? By, string Why, long? FilesOf, string Hash);

/// <summary>Prints plans.</summary>
internal static class PlanText
{
    /// <summary>Throws <see cref="SettingsException"/> with every error: nothing is published while one stands.</summary>
    public static void RequireSound(IReadOnlyList<Fault> faults)
    {
        var errors = faults.Where(f => f.Severity == FaultSeverity.Error).ToArray();
        if (errors.Length > 0) throw new SettingsException($"{Count(errors.Length, "error")}. Mend them and publish again; nothing was published.\n{ContentFolders.Lines(faults)}");
    }

    public static void Print(IReadOnlyList<PublicationChange> changes, bool json)
    {
        foreach (var change in changes)
            Console.WriteLine(json ? JsonSerializer.Serialize(new ChangeLine(change.Subject, change.What, change.Waiting), CommandJson.Default.ChangeLine) : $"  {change}");
    }

    public static string Count(int number, string one) => number == 1 ? $"1 {one}" : $"{number} {one}s";
}
