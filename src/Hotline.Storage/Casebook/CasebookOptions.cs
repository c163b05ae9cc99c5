namespace Hotline.Storage.Casebook;

/// <summary>Settings of the casebook, section <c>Casebook</c>.</summary>
public sealed class CasebookOptions
{
    /// <summary>Npgsql connection string, for example <c>Host=localhost;Database=hotline;Username=hotline;Password=…</c>. Empty: SQLite in the data folder.</summary>
    public string? Postgres { get; set; }
}
