namespace Hotline.Core.Dialogs.Loading;

/// <summary>What came of reading. <paramref name="Publication"/> is null when a fault is an error. Faults are in order of file and line.</summary>
public sealed record ReadResult(Publication? Publication, IReadOnlyList<Fault> Faults);
