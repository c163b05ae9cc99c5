using Hotline.Core.Conversations;

namespace Hotline.Storage.Casebook;

/// <summary>The casebook's database is away, or refuses. People are answered as ever; what they write comes to the desk when it is back. The message is a whole sentence without content.</summary>
public sealed class CasebookAwayException(string message, Exception? inner = null) : StoreUnavailableException(message, inner);
