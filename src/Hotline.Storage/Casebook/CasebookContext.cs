using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Casebook.Audit;
using Hotline.Storage.Casebook.Cases;
using Hotline.Storage.Casebook.Commands;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Casebook.Conversations;
using Hotline.Storage.Casebook.Funnels;
using Hotline.Storage.Casebook.Journal;
using Hotline.Storage.Casebook.Media;
using Hotline.Storage.Casebook.Operators;
using Hotline.Storage.Casebook.Publications;
using Hotline.Storage.Casebook.Schema;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook;

/// <summary>
/// The long memory: contacts, cases, transcripts, commands, accounts, audit, publications. One model for SQLite and PostgreSQL; times are Unix milliseconds
/// and lists of codes are lines of text, so that both order and compare alike. On PostgreSQL it is a <c>PostgresContext</c>, which has migrations of its own. Not thread-safe; make one per piece of work from its factory.
/// </summary>
public class CasebookContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<Contact> Contacts => Set<Contact>();

    public DbSet<ContactKey> ContactKeys => Set<ContactKey>();

    public DbSet<ContactAddress> Addresses => Set<ContactAddress>();

    public DbSet<AddressUse> AddressUses => Set<AddressUse>();

    public DbSet<ErasureRequest> ErasureRequests => Set<ErasureRequest>();

    public DbSet<Tombstone> Tombstones => Set<Tombstone>();

    public DbSet<Conversation> Conversations => Set<Conversation>();

    public DbSet<TranscriptLine> Lines => Set<TranscriptLine>();

    public DbSet<MediaItem> Media => Set<MediaItem>();

    public DbSet<Case> Cases => Set<Case>();

    public DbSet<CaseStep> Steps => Set<CaseStep>();

    public DbSet<CaseNote> Notes => Set<CaseNote>();

    public DbSet<CaseFieldValue> Fields => Set<CaseFieldValue>();

    public DbSet<CaseFlag> Flags => Set<CaseFlag>();

    public DbSet<CaseOutcome> Outcomes => Set<CaseOutcome>();

    public DbSet<CodeChange> CodeChanges => Set<CodeChange>();

    public DbSet<DeskCommand> Commands => Set<DeskCommand>();

    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<Passkey> Passkeys => Set<Passkey>();

    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    public DbSet<SignInFailures> SignInFailures => Set<SignInFailures>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<DeskKey> DeskKeys => Set<DeskKey>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<Shift> Shifts => Set<Shift>();

    public DbSet<DutyHours> DutyHours => Set<DutyHours>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    public DbSet<GroupTopic> GroupTopics => Set<GroupTopic>();

    public DbSet<StaffLink> StaffLinks => Set<StaffLink>();

    public DbSet<LinkCode> LinkCodes => Set<LinkCode>();

    public DbSet<StoredPublication> Publications => Set<StoredPublication>();

    public DbSet<PublishedFiles> PublishedFiles => Set<PublishedFiles>();

    public DbSet<DraftFile> DraftFiles => Set<DraftFile>();

    public DbSet<PublicationEntry> PublicationEntries => Set<PublicationEntry>();

    public DbSet<FunnelCount> FunnelCounts => Set<FunnelCount>();

    public DbSet<Lease> Leases => Set<Lease>();

    public DbSet<JournalPosition> JournalPositions => Set<JournalPosition>();

    public DbSet<AppliedRecord> AppliedRecords => Set<AppliedRecord>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
        configurationBuilder.Properties<IReadOnlyList<string>>().HaveConversion<CodeLines, CodeLinesComparer>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) => CasebookModel.Build(modelBuilder);
}
