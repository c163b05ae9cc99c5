using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Media;

/// <summary>The table of files.</summary>
internal static class MediaTable
{
    public static void Build(ModelBuilder model) => model.Entity<MediaItem>(e =>
    {
        e.ToTable("media").HasKey(m => m.Id);
        e.Property(m => m.Words).HasMaxLength(400);
        e.HasIndex(m => new { m.ConversationId, m.LineKey });
        e.HasIndex(m => new { m.State, m.NextAt });
    });
}
