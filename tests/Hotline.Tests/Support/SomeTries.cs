using Hotline.Server.Workers;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Casebook.Conversations;
using Hotline.Storage.Protection;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Support;

/// <summary>Tries to send, for tests in which nothing was held before: the casebook is never asked.</summary>
internal static class SomeTries
{
    public static DeliveryTries Of(MasterKey? master = null)
    {
        master ??= MasterKey.FromText(MasterKey.NewText(), "test");
        var pseudonyms = new Pseudonyms(master);
        return new DeliveryTries(new ReturnCodeKeys(master, pseudonyms), new AddressMarks(pseudonyms), new TakenMarks(), new SaidLines(new NoCasebook(), new ContactVault(new KeyWrap(master)), new MemoryJournal()));
    }

    private sealed class NoCasebook : IDbContextFactory<CasebookContext>
    {
        public CasebookContext CreateDbContext() => throw new InvalidOperationException("Nothing was held here, so nobody asks the casebook.");
    }
}
