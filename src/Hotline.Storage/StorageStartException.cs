namespace Hotline.Storage;

/// <summary>
/// The stores refuse to start: a wrong key, a newer file, a folder in use. The message is a whole sentence for the terminal, saying what to do; it carries nothing personal.
/// </summary>
public sealed class StorageStartException(string message, Exception? inner = null) : Exception(message, inner);
