using Hotline.Core.Messaging;

namespace Hotline.Core.Dialogs.Running;

/// <summary>Where an option of a question comes from.</summary>
internal enum OptionKind
{
    Choice,
    Locale,
    Yes,
    No,
    Skip,
}

/// <summary>One thing that a question offers: a choice of the script, a language, yes, no, or "I don't know". <paramref name="Id"/> is what its slot keeps.</summary>
internal sealed record Option(string Id, OptionKind Kind, Choice? Choice = null, LocaleTag Locale = default)
{
    public const string Unknown = "unknown";
    public const string YesId = "yes";
    public const string NoId = "no";
}
