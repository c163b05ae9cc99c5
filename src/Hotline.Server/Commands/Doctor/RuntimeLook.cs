namespace Hotline.Server.Commands.Doctor;

/// <summary>
/// What was found out about the runtime store: the lines to print, whether the first start may still make a master key by itself, where the store is, and the fingerprint
/// of the key that it was written under (null: no store yet, or not known).
/// </summary>
internal sealed record RuntimeLook(IReadOnlyList<Finding> Findings, bool MayMakeKey, string Where = "", string? Fingerprint = null);
