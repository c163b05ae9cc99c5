namespace Hotline.Core.Dialogs.Loading;

/// <summary>
/// One thing that is wrong in the scripts, facts or translations. <paramref name="File"/> begins with its folder (<c>dialogs/menu.yaml</c>, <c>locales/ru.po</c>),
/// <paramref name="Line"/> counts from 1, <paramref name="Code"/> is stable for machines (<see cref="FaultCode"/>), <paramref name="Message"/> is a plain sentence with a suggestion.
/// </summary>
public sealed record Fault(string File, int Line, string Code, string Message, FaultSeverity Severity)
{
    /// <summary><c>file:line: message</c>, as editors read it; a warning says so.</summary>
    public override string ToString() => Severity == FaultSeverity.Warning ? $"{File}:{Line}: warning: {Message}" : $"{File}:{Line}: {Message}";
}

/// <summary>Whether a fault stops a publication.</summary>
public enum FaultSeverity
{
    /// <summary>Worth a look; the publication can be used.</summary>
    Warning,

    /// <summary>There is no publication until it is gone.</summary>
    Error,
}
