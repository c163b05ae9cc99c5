namespace Hotline.Storage.Casebook.Postgres;

/// <summary>What a casebook without a file of its own says about itself: its mark, the fingerprint of the master key that it was written under, and the mark of the runtime that feeds it.</summary>
internal sealed class CasebookFact
{
    public const string Mark = "mark";
    public const string Fingerprint = "fingerprint";
    public const string Runtime = "runtime";

    public required string Name { get; init; }

    public required string Value { get; init; }
}
