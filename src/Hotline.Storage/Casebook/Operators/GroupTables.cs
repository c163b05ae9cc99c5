using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Operators;

/// <summary>The tables of the operators' group.</summary>
internal static class GroupTables
{
    /// <summary>A code, or a topic's name (Telegram takes 128 characters).</summary>
    private const int Short = 128;

    public static void Build(ModelBuilder model)
    {
        model.Entity<GroupTopic>(e =>
        {
            e.ToTable("group_topics").HasKey(t => t.Id);
            e.Property(t => t.Id).ValueGeneratedOnAdd();
            e.Property(t => t.Name).HasMaxLength(Short);
            e.Property(t => t.ShownUrgency).HasConversion<int>();
            e.HasIndex(t => t.CaseId).IsUnique();
            e.HasIndex(t => t.ThreadId).IsUnique();
        });
        model.Entity<StaffLink>(e =>
        {
            e.ToTable("staff_links").HasKey(l => l.AccountId);
            e.HasIndex(l => l.Pseudonym).IsUnique();
        });
        model.Entity<LinkCode>(e =>
        {
            e.ToTable("link_codes").HasKey(c => c.AccountId);
            e.HasIndex(c => c.CodeHash).IsUnique();
        });
    }
}
