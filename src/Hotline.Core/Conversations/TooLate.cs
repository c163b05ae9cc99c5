using System.Globalization;

namespace Hotline.Core.Conversations;

/// <summary>What an operator reads of a reply that was given up after its <see cref="OutboxEntry.Horizon"/>. Pure.</summary>
public static class TooLate
{
    /// <summary>Instead of a reason, where no try came to an end.</summary>
    public const string NeverTried = "No try came to an end: it waited behind an earlier message, or Hotline was stopped.";

    /// <summary>A sentence with the last reason, <paramref name="last"/>, which is one or more sentences of a table of ours; null when there is none.</summary>
    public static string Words(TimeSpan horizon, string? last) =>
        string.Create(CultureInfo.InvariantCulture, $"Not delivered within {(int)horizon.TotalMinutes} {(horizon == TimeSpan.FromMinutes(1) ? "minute" : "minutes")}. {(last is null ? NeverTried : $"The last reason: {last}")}");
}
