namespace Hotline.Storage.Protection;

/// <summary>Data was written by a newer version of the program. It is left alone, never guessed at.</summary>
public sealed class NewerFormatException(string message) : Exception(message);
