using Hotline.Core.Conversations;
using Hotline.Storage;
using Hotline.Storage.Redis;

namespace Hotline.Server.Commands.Doctor;

/// <summary>The Redis that the settings name: reachable, new enough, keeping a file, throwing nothing away, and of this deployment.</summary>
internal static class RedisCheck
{
    private const string Subject = "runtime";

    public static async Task<RuntimeLook> LookAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        try
        {
            var facts = await RedisInspection.LookAsync(Options(configuration), cancellationToken);
            var file = facts.KeepsFile ? $", append-only file{(facts.Flushes is { } flushes ? $" (appendfsync {flushes})" : "")}" : "";
            var found = Finding.Ok(Subject, $"Redis {facts.Version} at {facts.Where}{file}{(facts.Fingerprint is null ? "; no store yet, the first start makes it" : "")}");
            return new([found, .. facts.Warnings.Select(words => Finding.Warn(Subject, words))], MayMakeKey: false, $"the store on Redis at {facts.Where}", facts.Fingerprint);
        }
        catch (Exception fault) when (fault is StorageStartException or StoreUnavailableException)
        {
            return new([Finding.Fail(Subject, fault.Message)], MayMakeKey: false);
        }
    }

    private static RuntimeOptions Options(IConfiguration configuration)
    {
        try
        {
            return configuration.GetSection("Runtime").Get<RuntimeOptions>() ?? new();
        }
        catch (InvalidOperationException)
        {
            throw new StorageStartException("Runtime:Partitions is not a number. Set it to the one that the store was made with, or leave it out for 64.");
        }
    }
}
