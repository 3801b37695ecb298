namespace Tuner.Experiments.Benchmarks;

/// <summary>What is timed: a piece of work that goes on, and that can be put back to where it began.</summary>
internal abstract class BenchmarkWork : IDisposable
{
    /// <summary>Back to the beginning: the same work comes again. Not timed; called before every measurement.</summary>
    public abstract void Rewind();

    /// <summary>Does the next piece of some milliseconds and returns how many units it was.</summary>
    public abstract long Run();

    /// <summary>What else is worth knowing of the work done since it was last put back, by name; nothing by default.</summary>
    public virtual IReadOnlyDictionary<string, double> Facts => new Dictionary<string, double>();

    public virtual void Dispose()
    {
    }
}
