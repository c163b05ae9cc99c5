namespace Hotline.Core.Conversations;

/// <summary>Who holds a lease: random, new at each start of a worker.</summary>
public readonly record struct WorkerId(string Value);
