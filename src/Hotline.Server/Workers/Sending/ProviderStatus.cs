using System.Globalization;
using Hotline.Core.Messaging;

namespace Hotline.Server.Workers.Sending;

/// <summary>
/// How it stands with the provider behind a channel, as this process sees it. <paramref name="NextTry"/>: until one reply is tried again; <paramref name="Paused"/>: the provider asked
/// us to wait so long. <paramref name="Trouble"/>: what it said of our account or sender, which somebody must look at.
/// </summary>
internal sealed record ProviderStatus(ChannelId Channel, CircuitPhase Phase, DateTimeOffset Since, TimeSpan NextTry, TimeSpan Paused, ProviderTrouble? Trouble)
{
    /// <summary>One line for the host; nothing about people.</summary>
    public string Words => string.Create(CultureInfo.InvariantCulture, $"{Channel.Value}: {Condition}{Told}");

    private string Told => Trouble is { } told ? string.Create(CultureInfo.InvariantCulture, $"; at {told.At:u} it said: {told.Words.TrimEnd('.')}") : "";

    private string Condition => Phase switch
    {
        CircuitPhase.Down => string.Create(CultureInfo.InvariantCulture, $"down since {Since:u}, replies wait, next try in {Math.Ceiling(NextTry.TotalSeconds)} s"),
        CircuitPhase.Trying => string.Create(CultureInfo.InvariantCulture, $"was down, one reply is tried since {Since:u}"),
        _ when Paused > TimeSpan.Zero => string.Create(CultureInfo.InvariantCulture, $"asked us to wait, {Math.Ceiling(Paused.TotalSeconds)} s more"),
        _ => "working",
    };
}
