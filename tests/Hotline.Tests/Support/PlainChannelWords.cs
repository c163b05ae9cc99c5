using Hotline.Core.Channels;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Support;

/// <summary>Words of a channel that no test depends on.</summary>
internal sealed class PlainChannelWords : IChannelWords
{
    public string Choose(LocaleTag locale) => "Choose";
}
