namespace Hotline.Benchmarks.Webhooks;

/// <summary>How the providers' own APIs behave while their webhooks are measured.</summary>
internal enum ProviderMood
{
    /// <summary>Every call is answered at once, as the provider answers.</summary>
    Quick,

    /// <summary>Every call is taken and none is ever answered.</summary>
    Silent,

    /// <summary>Every call is answered 500.</summary>
    Broken,
}
