using Hotline.Core.Messaging;

namespace Hotline.Core.Media;

/// <summary>
/// One kind of file that we take. <paramref name="Name"/> is the MIME type that it is served with, <paramref name="Extension"/> ends its name when somebody saves it,
/// <paramref name="Kind"/> is how we send it, <paramref name="Largest"/> in bytes.
/// </summary>
public sealed record MediaType(string Name, string Extension, MediaKind Kind, int Largest);
