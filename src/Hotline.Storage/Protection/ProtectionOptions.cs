namespace Hotline.Storage.Protection;

/// <summary>Where the master key comes from, section <c>Protection</c>.</summary>
public sealed class ProtectionOptions
{
    /// <summary>32 bytes in base64 (<c>hotline keys new</c> prints one). Empty: the file <c>master.key</c> in the data folder.</summary>
    public string? MasterKey { get; set; }

    /// <summary>Keys from before a rotation, with commas or line ends between: they still open what was sealed under them.</summary>
    public string? OldMasterKeys { get; set; }

    /// <summary>Whether a missing key may be made: only when everything is SQLite on this machine.</summary>
    public bool MayCreate { get; set; }
}
