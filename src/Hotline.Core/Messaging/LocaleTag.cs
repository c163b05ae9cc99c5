namespace Hotline.Core.Messaging;

/// <summary>A written language as we serve it: <c>ru</c>, <c>kk</c>, <c>ky</c>, <c>uz-Latn</c>, <c>uz-Cyrl</c>, <c>tg</c>, <c>en</c>; <c>und</c> for one that we do not.</summary>
public readonly record struct LocaleTag(string Value)
{
    public static readonly LocaleTag English = new("en");
    public static readonly LocaleTag Russian = new("ru");
    public static readonly LocaleTag Unknown = new("und");

    /// <summary>The language without its script: <c>uz</c> of <c>uz-Latn</c>.</summary>
    public string Language() => Value.IndexOf('-', StringComparison.Ordinal) is var dash and > 0 ? Value[..dash] : Value;

    public override string ToString() => Value;
}
