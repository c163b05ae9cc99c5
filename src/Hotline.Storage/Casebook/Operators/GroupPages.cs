using Hotline.Storage.Casebook.Cases;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Casebook.Conversations;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Operators;

/// <summary>Opens of a case what is to be posted in its topic. Thread-safe; the context is the caller's.</summary>
public sealed class GroupPages(ContactVault vault)
{
    /// <summary>Lines of a first time: what led to the case. The rest is at the desk.</summary>
    public const int First = 40;

    /// <summary>Lines of one later time.</summary>
    public const int More = 20;

    /// <summary>
    /// What was said since <paramref name="after"/>, a line's id: by the person alone. With 0, the summary and the newest of what both sides said. Null when nothing can be opened.
    /// </summary>
    public async Task<GroupPage?> ReadAsync(CasebookContext context, Case about, long after, CancellationToken cancellationToken)
    {
        if (about.ConversationId is not { } conversation) return null;
        using var seal = await vault.FindAsync(context, conversation, cancellationToken);
        if (seal is null) return null;
        var said = context.Lines.AsNoTracking().Where(l => l.ConversationId == conversation);
        var rows = after == 0
            ? await said.OrderByDescending(l => l.Id).Take(First).ToListAsync(cancellationToken)
            : await said.Where(l => l.Id > after && l.Author == LineAuthor.Person).OrderBy(l => l.Id).Take(More).ToListAsync(cancellationToken);
        if (after == 0) rows.Reverse();
        var summary = after == 0 && about.SealedSummary is { } bytes ? seal.Open<List<KeyValuePair<string, string>>>(SealPurpose.Summary, bytes) : [];
        return new GroupPage(
            summary, [.. rows.Select(row => new GroupLine(row.Author, row.Kind, seal.Open<LineContent>(SealPurpose.Line, row.Sealed).Text, row.Alias))], rows.Count == 0 ? Math.Max(1, after) : rows[^1].Id);
    }
}

/// <summary>What is to be posted, and the id of the last line in it.</summary>
public sealed record GroupPage(IReadOnlyList<KeyValuePair<string, string>> Summary, IReadOnlyList<GroupLine> Lines, long Last);

/// <summary>One line. <paramref name="Kind"/> is <c>text</c>, <c>photo</c>, …; <paramref name="Alias"/>: of an operator.</summary>
public sealed record GroupLine(LineAuthor Author, string Kind, string Text, string? Alias);
