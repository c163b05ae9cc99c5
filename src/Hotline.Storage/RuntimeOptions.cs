using System.ComponentModel.DataAnnotations;
using Hotline.Core.Conversations;

namespace Hotline.Storage;

/// <summary>Settings of the runtime store, section <c>Runtime</c>.</summary>
public sealed class RuntimeOptions
{
    /// <summary>Partitions of the store, 1 to 1024. Fixed when the store is created; another number refuses to start.</summary>
    [Range(1, 1024)]
    public int Partitions { get; set; } = 64;

    /// <summary>StackExchange.Redis connection string, for example <c>localhost:6379,password=…,ssl=true</c>. Empty: SQLite in the data folder.</summary>
    public string? Redis { get; set; }

    /// <summary>A name in front of every key, for deployments that share one Redis. Letters, digits, hyphens; fixed like the partitions.</summary>
    [RegularExpression("[A-Za-z0-9-]{1,40}", ErrorMessage = "Runtime:Prefix may hold letters, digits and hyphens, at most 40.")]
    public string? Prefix { get; set; }

    /// <summary>
    /// Seconds that a worker may hold a conversation without a commit, 2 to 600. When a worker died, or an answer of the store was lost, its people wait so long for a reply.
    /// A turn that takes longer is played again by somebody else and counts once.
    /// </summary>
    [Range(2, 600)]
    public int LeaseSeconds { get; set; } = (int)RuntimeLimits.Lease.TotalSeconds;

    /// <summary>
    /// Seconds that a worker may hold a reply to send it, 5 to 600. When a worker died, its replies wait so long. At least three times as long as a provider's
    /// answer is waited for (<c>AnswerSeconds</c>; checked at start), and longer than the store is away in a restart: who is slower than this sends twice.
    /// </summary>
    [Range(5, 600)]
    public int SendLeaseSeconds { get; set; } = (int)RuntimeLimits.SendLease.TotalSeconds;
}
