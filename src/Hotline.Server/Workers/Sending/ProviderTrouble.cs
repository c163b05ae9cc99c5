namespace Hotline.Server.Workers.Sending;

/// <summary>What a provider said last that only the host can mend, in the words of the error table, and when.</summary>
internal sealed record ProviderTrouble(string Words, DateTimeOffset At);
