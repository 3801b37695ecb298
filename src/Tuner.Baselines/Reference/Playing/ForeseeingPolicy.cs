using Tuner.Environment.Episodes;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Reference.Playing;

/// <summary>A reference that is told the episode before it plays it.</summary>
public abstract class ForeseeingPolicy(string name) : IPolicy, IForeseeing
{
    private Hindsight? _told;

    /// <inheritdoc/>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public DecisionNote LastNote => DecisionNote.None;

    /// <inheritdoc/>
    public void Foresee(Hindsight hindsight) => _told = hindsight;

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Nobody told it the episode, or its plans know no pipeline of this shape.</exception>
    public void Reset(PolicyContext context)
    {
        Hindsight told = _told ?? throw new NotSupportedException(
            $"Policy '{Name}' knows the future of a simulated episode: it plays only where it is told the episode first.");
        _told = null;
        Begin(context, told);
    }

    /// <inheritdoc/>
    public abstract Decision Decide(Observation observation);

    /// <summary>Begins the run of an episode that is known.</summary>
    protected abstract void Begin(PolicyContext context, Hindsight hindsight);
}
