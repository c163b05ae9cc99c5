namespace Hotline.Storage.Casebook.Contacts;

/// <summary>What is sealed in the casebook, by column. Names are part of the stored format.</summary>
internal static class SealPurpose
{
    public const string Key = "casebook.contact_keys";
    public const string Address = "casebook.addresses";
    public const string Line = "casebook.lines";
    public const string Summary = "casebook.cases.summary";
    public const string Note = "casebook.notes";
    public const string Media = "casebook.media";
    public const string Command = "casebook.commands";
}
