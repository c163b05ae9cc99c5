namespace Hotline.Storage.Casebook.Accounts;

/// <summary>When somebody is on duty, as a coordinator wrote it at the desk; it stands instead of the settings <c>Duty:Hours</c> and <c>Duty:Holidays</c>, in their words. One row, or none.</summary>
public sealed class DutyHours
{
    /// <summary>The only <see cref="Id"/>.</summary>
    public const int Only = 1;

    public required int Id { get; init; }

    public required string Hours { get; set; }

    public required string Holidays { get; set; }

    /// <summary>Rises with every change.</summary>
    public required long Version { get; set; }

    public required string AccountId { get; set; }

    public required DateTimeOffset At { get; set; }
}
