namespace Hotline.Core.Conversations;

/// <summary>The runtime store cannot be reached or refuses. The message says which store and what to check, without content.</summary>
public class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
