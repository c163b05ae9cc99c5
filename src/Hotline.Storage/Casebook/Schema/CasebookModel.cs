using System.Text;
using Hotline.Core.Cases;
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
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Schema;

/// <summary>Tables, keys and indexes. Names are lower snake case, so that no database needs quotes for them.</summary>
internal static class CasebookModel
{
    private const int Code = 64;
    private const int Words = 400;

    public static void Build(ModelBuilder model)
    {
        People(model);
        Cases(model);
        CaseCodes(model);
        Staff(model);
        Journal(model);
        MediaTable.Build(model);
        GroupTables.Build(model);
        NameColumns(model);
    }

    private static void People(ModelBuilder model)
    {
        model.Entity<Contact>(e => e.ToTable("contacts").HasKey(c => c.Id));
        model.Entity<ContactKey>(e => e.ToTable("contact_keys").HasKey(k => k.ContactId));
        model.Entity<ContactAddress>(e =>
        {
            e.ToTable("addresses").HasKey(a => a.Pseudonym);
            e.HasIndex(a => a.ContactId);
        });
        model.Entity<AddressUse>(e =>
        {
            e.ToTable("address_uses").HasKey(a => new { a.ContactId, a.Pseudonym });
            e.HasIndex(a => a.Pseudonym);
        });
        model.Entity<ErasureRequest>(e =>
        {
            e.ToTable("erasure_requests").HasKey(r => r.Id);
            e.HasIndex(r => r.ConversationId).IsUnique();
        });
        model.Entity<Tombstone>(e => e.ToTable("tombstones").HasKey(t => t.ConversationId));
        model.Entity<Conversation>(e =>
        {
            e.ToTable("conversations").HasKey(c => c.Id);
            e.HasIndex(c => c.ContactId);
        });
        model.Entity<TranscriptLine>(e =>
        {
            e.ToTable("lines").HasKey(l => l.Id);
            e.Property(l => l.Author).HasConversion<string>().HasMaxLength(Code);
            e.Property(l => l.Words).HasMaxLength(Words);
            e.HasIndex(l => new { l.ConversationId, l.Author, l.Key }).IsUnique();
            e.HasIndex(l => new { l.ConversationId, l.At, l.Position, l.Part });
            // Few lines of people have a place: those that no question understood.
            e.HasIndex(l => new { l.Place, l.At }).HasFilter("author = 'Person' AND place IS NOT NULL").HasDatabaseName("IX_lines_unknown");
        });
    }

    private static void Cases(ModelBuilder model)
    {
        model.Entity<Case>(e =>
        {
            e.ToTable("cases").HasKey(c => c.Id);
            e.Property(c => c.Status).HasConversion<string>().HasMaxLength(Code);
            e.Property(c => c.Urgency).HasConversion<int>();
            e.Property(c => c.Step).HasConversion<string>().HasMaxLength(Code).HasDefaultValue(EscalationStep.None);
            e.HasIndex(c => new { c.Status, c.Urgency, c.WaitingSince, c.Id });
            e.HasIndex(c => new { c.HolderId, c.Status });
            e.HasIndex(c => c.ConversationId);
            // All that a search and the overview ask for: what does not fit is passed over without its row being read.
            e.HasIndex(c => new { c.OpenedAt, c.Id, c.Topic, c.Language, c.Channel, c.Urgency, c.Status, c.HolderId, c.Outcome, c.FirstAnsweredAt }).HasDatabaseName("IX_cases_found");
            // The usual wait is that of the latest.
            e.HasIndex(c => c.FirstAnsweredAt);
        });
        model.Entity<CaseStep>(e =>
        {
            e.ToTable("case_steps").HasKey(s => new { s.CaseId, s.Since, s.Step });
            e.Property(s => s.Step).HasConversion<string>().HasMaxLength(Code);
            e.Property(s => s.Urgency).HasConversion<int>();
        });
        model.Entity<CaseNote>(e =>
        {
            e.ToTable("notes").HasKey(n => n.Id);
            e.HasIndex(n => n.CaseId);
            e.HasIndex(n => n.ConversationId);
        });
        model.Entity<DeskCommand>(e =>
        {
            e.ToTable("commands").HasKey(c => c.Sequence);
            e.Property(c => c.Sequence).ValueGeneratedOnAdd();
            e.Property(c => c.Words).HasMaxLength(Words);
            e.HasIndex(c => c.Id).IsUnique();
            e.HasIndex(c => new { c.CaseId, c.ClientId }).IsUnique();
            e.HasIndex(c => new { c.DeliveredAt, c.Sequence });
            e.HasIndex(c => c.ConversationId);
        });
    }

    private static void CaseCodes(ModelBuilder model)
    {
        model.Entity<CaseFieldValue>(e =>
        {
            e.ToTable("case_fields").HasKey(f => new { f.CaseId, f.Field, f.Value });
            e.HasIndex(f => new { f.Field, f.Value });
        });
        model.Entity<CaseFlag>(e => e.ToTable("case_flags").HasKey(f => new { f.CaseId, f.Code }));
        model.Entity<CaseOutcome>(e =>
        {
            e.ToTable("case_outcomes").HasKey(o => o.Id);
            e.HasIndex(o => o.CaseId);
            e.HasIndex(o => new { o.Code, o.CaseId });
        });
        model.Entity<CodeChange>(e =>
        {
            e.ToTable("code_changes").HasKey(c => c.Id);
            e.HasIndex(c => c.CaseId);
        });
    }

    private static void Staff(ModelBuilder model)
    {
        model.Entity<Shift>(e =>
        {
            e.ToTable("shifts").HasKey(s => s.Id);
            e.HasIndex(s => s.AccountId);
        });
        model.Entity<DutyHours>(e =>
        {
            e.ToTable("duty_hours").HasKey(h => h.Id);
            e.Property(h => h.Id).ValueGeneratedNever();
        });
        model.Entity<Account>(e =>
        {
            e.ToTable("accounts").HasKey(a => a.Id);
            e.HasIndex(a => a.NormalizedName).IsUnique();
        });
        model.Entity<Passkey>(e =>
        {
            e.ToTable("passkeys").HasKey(p => p.Id);
            e.HasIndex(p => p.AccountId);
        });
        model.Entity<RecoveryCode>(e => e.ToTable("recovery_codes").HasKey(c => new { c.AccountId, c.CodeHash }));
        model.Entity<SignInFailures>(e => e.ToTable("sign_in_failures").HasKey(f => f.NameHash));
        model.Entity<Invitation>(e => e.ToTable("invitations").HasKey(i => i.CodeHash));
        model.Entity<DeskKey>(e => e.ToTable("desk_keys").HasKey(k => k.Name));
        model.Entity<Session>(e =>
        {
            e.ToTable("sessions").HasKey(s => s.Id);
            e.HasIndex(s => s.AccountId);
        });
        model.Entity<AuditEntry>(e =>
        {
            e.ToTable("audit").HasKey(a => a.Id);
            e.Property(a => a.Reason).HasMaxLength(Code);
            e.HasIndex(a => new { a.At, a.Id });
            e.HasIndex(a => new { a.AccountId, a.At, a.Id });
            e.HasIndex(a => new { a.What, a.At, a.Id });
            e.HasIndex(a => new { a.CaseId, a.At, a.Id });
        });
    }

    private static void Journal(ModelBuilder model)
    {
        model.Entity<StoredPublication>(e => e.ToTable("publications").HasKey(p => new { p.Structure, p.Text }));
        model.Entity<PublishedFiles>(e => e.ToTable("published_files").HasKey(p => p.Hash));
        model.Entity<PublicationEntry>(e =>
        {
            e.ToTable("publication_entries").HasKey(p => p.Number);
            e.Property(p => p.Number).ValueGeneratedNever();
            e.HasIndex(p => p.Structure);
            e.Property(p => p.Act).HasMaxLength(Code);
            e.Property(p => p.Why).HasMaxLength(PublicationEntry.LongestWhy);
        });
        model.Entity<DraftFile>(e =>
        {
            e.ToTable("draft_files").HasKey(d => d.Path);
            e.Property(d => d.Version).IsConcurrencyToken();
        });
        model.Entity<JournalPosition>(e =>
        {
            e.ToTable("journal_positions").HasKey(p => p.Partition);
            e.Property(p => p.Partition).ValueGeneratedNever();
        });
        model.Entity<FunnelCount>(e => e.ToTable("funnel_counts").HasKey(f => new { f.Dialog, f.Day, f.Node, f.Locale, f.Kind }));
        model.Entity<Lease>(e => e.ToTable("leases").HasKey(l => l.Name));
        model.Entity<AppliedRecord>(e => e.ToTable("applied_records").HasKey(r => new { r.ConversationId, r.Record }));
    }

    private static void NameColumns(ModelBuilder model)
    {
        foreach (var property in model.Model.GetEntityTypes().SelectMany(type => type.GetProperties()))
            property.SetColumnName(SnakeCase(property.Name));
    }

    private static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (char.IsUpper(c) && text.Length > 0) text.Append('_');
            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
