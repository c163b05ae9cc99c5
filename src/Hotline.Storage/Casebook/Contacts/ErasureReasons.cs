namespace Hotline.Storage.Casebook.Contacts;

/// <summary>Why a person may be erased from the desk. Codes, because the record of it outlives the person.</summary>
public static class ErasureReasons
{
    /// <summary>The person asked for it in their own words.</summary>
    public const string Asked = "person_asked";

    public static readonly IReadOnlyList<string> All =
    [
        Asked,

        // What is kept puts the person in danger.
        "in_danger",

        // A trial, or somebody who came here by mistake.
        "by_mistake",

        // A law or an authority for the protection of data asks for it.
        "law",
    ];
}
