namespace Hotline.Core.Dialogs;

/// <summary>
/// What a node says, with its shorter twin for SMS. <paramref name="Sensitive"/>: law or medicine; a draft translation goes out with the fall-back language below it.
/// <paramref name="Unchecked"/>: it tells of law that no lawyer has checked; the program says so below it.
/// </summary>
public sealed record Line(TextRef Text, TextRef? Sms = null, bool Sensitive = false, bool Unchecked = false);
