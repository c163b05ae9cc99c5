namespace Hotline.Storage.Protection;

/// <summary>Sealed data does not open: damaged, moved from another place, or sealed under another key. Says nothing about the content.</summary>
public sealed class SealedDataException(string message, Exception? inner = null) : Exception(message, inner);
