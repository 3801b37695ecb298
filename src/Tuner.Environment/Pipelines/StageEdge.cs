namespace Tuner.Environment.Pipelines;

/// <summary>
/// An edge of the pipeline's graph. What a stage puts out goes along all its edges (a fork), or, where they have probabilities, each
/// item along one of them.
/// </summary>
/// <param name="From">Index of the stage that feeds.</param>
/// <param name="To">Index of the stage that is fed; above <paramref name="From"/>, since stages are in topological order.</param>
/// <param name="Probability">In (0, 1]; 1 on every edge of a fork. The probabilities of a stage that chooses sum to 1.</param>
/// <param name="IsSingle">
/// True where one item goes along for every item served, whatever number of items the serving variant puts out.
/// </param>
public readonly record struct StageEdge(int From, int To, double Probability = 1.0, bool IsSingle = false);
