using Hotline.Server.Workers;
using Hotline.Storage.Protection;

namespace Hotline.Tests.Support;

/// <summary>The way between conversations under a store's own key.</summary>
internal static class SomeKeyedNames
{
    public static KeyedNames Of(MasterKey master)
    {
        var pseudonyms = new Pseudonyms(master);
        return new KeyedNames(pseudonyms, new ReturnCodeKeys(master, pseudonyms));
    }
}
