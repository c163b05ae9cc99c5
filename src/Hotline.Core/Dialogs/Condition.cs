namespace Hotline.Core.Dialogs;

/// <summary>A question about slots and surroundings. A closed set.</summary>
public abstract record Condition
{
    private Condition() { }

    public sealed record All(IReadOnlyList<Condition> Of) : Condition;

    public sealed record Any(IReadOnlyList<Condition> Of) : Condition;

    public sealed record Not(Condition Of) : Condition;

    /// <summary><paramref name="Key"/> is one of these words.</summary>
    public sealed record In(string Key, IReadOnlyList<string> Values) : Condition;

    /// <summary>A comparison by number, else by ISO date, else by words. An unknown value is never true, but for <c>!=</c>.</summary>
    public sealed record Compare(string Key, Comparison Operator, string Value) : Condition;

    /// <summary>True when the key has a value that is not "unknown" (<paramref name="Wanted"/>), or has none.</summary>
    public sealed record Known(string Key, bool Wanted) : Condition;
}

/// <summary>How two values are compared.</summary>
public enum Comparison
{
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
