namespace Hotline.Storage.Casebook;

/// <summary>The casebook was written by a newer Hotline than this one. Nothing was touched.</summary>
public sealed class CasebookTooNewException(string migration) : Exception(
    $"The casebook holds the migration '{migration}', which this version of Hotline does not know: it was written by a newer one. " +
    "Start that version again, or restore a backup of the data folder from before the upgrade.");
