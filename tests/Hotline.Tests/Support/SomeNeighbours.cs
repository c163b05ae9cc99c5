using Hotline.Server.Workers;
using Hotline.Storage.Protection;

namespace Hotline.Tests.Support;

/// <summary>The way between conversations under a store's own key.</summary>
internal static class SomeNeighbours
{
    public static Neighbours Of(MasterKey master)
    {
        var pseudonyms = new Pseudonyms(master);
        return new Neighbours(pseudonyms, new ReturnCodeKeys(master, pseudonyms));
    }
}
