namespace Hotline.Core.Understanding;

/// <summary>What kind of danger a text speaks of. Order is severity: the first found names the dialog's branch.</summary>
public enum DangerKind
{
    Suicide,
    Medical,
    Birth,
    Violence,
    Confinement,
    Custody,
    Child,
    /// <summary>A bare cry for help, or "1" where the text offered it.</summary>
    Danger,
}
