namespace Hotline.Server.Commands.Doctor;

/// <summary>How bad a finding is. <see cref="Fail"/>: it does not work until somebody acts.</summary>
internal enum Verdict
{
    Ok,
    Warn,
    Fail,
}

/// <summary>One line of the doctor: what was looked at, how it is, and what to do. Never a secret, never anything personal.</summary>
internal sealed record Finding(Verdict Verdict, string Subject, string Words)
{
    public static Finding Ok(string subject, string words) => new(Verdict.Ok, subject, words);

    public static Finding Warn(string subject, string words) => new(Verdict.Warn, subject, words);

    public static Finding Fail(string subject, string words) => new(Verdict.Fail, subject, words);

    public override string ToString() => $"{Verdict switch { Verdict.Ok => "ok  ", Verdict.Warn => "warn", _ => "FAIL" }}  {Subject,-10} {Words}";
}
