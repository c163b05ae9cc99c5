using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Loading;

namespace Hotline.Server.Commands;

/// <summary>Scripts and texts as read, together with their source, which the casebook keeps.</summary>
internal sealed record LoadedContent(Publication Publication, PublicationSource Source);
