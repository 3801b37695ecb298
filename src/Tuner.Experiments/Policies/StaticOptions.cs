using System.ComponentModel;

namespace Tuner.Experiments.Policies;

/// <summary>Options of a policy whose decision is given.</summary>
public sealed record StaticOptions
{
    /// <summary>In the notation of <see cref="Recording.DecisionText"/>, a stage a text or several in one.</summary>
    [Description("The decision, a text for each stage as of tuner simulate --decide: [\"detect=ssd:share=0.5:batch=8:replicas=2\", ...].")]
    public required IReadOnlyList<string> Decide { get; init; }
}
