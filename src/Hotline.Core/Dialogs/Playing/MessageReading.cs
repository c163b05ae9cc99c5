using Hotline.Core.Understanding;

namespace Hotline.Core.Dialogs.Playing;

/// <summary>What understanding makes of a text under a publication: the same that turns are played with. Making it may take a second, when examples were changed.</summary>
public delegate Func<string, Reading> MessageReading(Publication publication);
