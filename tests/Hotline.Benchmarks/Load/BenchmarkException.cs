namespace Hotline.Benchmarks.Load;

/// <summary>A measurement that cannot be made, in a sentence for whoever called it: what is missing, and what to do.</summary>
internal sealed class BenchmarkException(string message) : Exception(message);
