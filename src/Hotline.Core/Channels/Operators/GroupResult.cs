namespace Hotline.Core.Channels.Operators;

/// <summary>What came of a call to the group. A closed set.</summary>
public abstract record GroupResult
{
    private GroupResult()
    {
    }

    /// <summary><paramref name="Id"/>: of what was made; null where nothing was.</summary>
    public sealed record Done(long? Id) : GroupResult;

    /// <summary>Not tried, or not taken: the same call after the wait.</summary>
    public sealed record Later(TimeSpan Wait) : GroupResult;

    /// <summary>The topic or the message is not there any more.</summary>
    public sealed record Gone : GroupResult;

    /// <summary>It may have happened: there was no answer.</summary>
    public sealed record Unknown : GroupResult;

    /// <summary>Refused, for a reason that only somebody can mend.</summary>
    public sealed record Refused(string Words) : GroupResult;
}
