using System.ComponentModel.DataAnnotations;

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
}
