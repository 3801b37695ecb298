namespace Tuner.Baselines.Reference.Bound;

/// <summary>
/// What makes the stages' problems separate, by interval and stage. A request is lost where some stage loses it: at least the weighted
/// mean of the stages' losses, the weights 0 or more and adding up to 1. A product of k accuracies is at most the mean of the k-th powers of
/// scaled ones, the scales multiplying to 1 (inequality of the means). Every choice bounds; the choice makes it tight.
/// </summary>
internal sealed class Multipliers(int intervals, int stages)
{
    // Of an accuracy of nothing no scale makes more.
    private const double LeastAccuracy = 1e-6;

    private double[][] _loss = Filled(intervals, stages, 1.0 / stages);
    private double[][] _logScale = Filled(intervals, stages, 0.0);

    /// <summary>Weight of a stage's losses.</summary>
    public double Loss(int interval, int stage) => _loss[interval][stage];

    /// <summary>Scale of a stage's accuracy.</summary>
    public double Scale(int interval, int stage) => Math.Exp(_logScale[interval][stage]);

    /// <summary>Scales that make the bound exact at these accuracies.</summary>
    public void Fit(double[][] accuracies)
    {
        for (int t = 0; t < accuracies.Length; t++)
        {
            double mean = accuracies[t].Average(Log);
            for (int s = 0; s < accuracies[t].Length; s++)
            {
                _logScale[t][s] = mean - Log(accuracies[t][s]);
            }
        }
    }

    /// <summary>A step against a subgradient of the bound, as long as Polyak's: what is to be gained over the squared length.</summary>
    public void Step(double[][] lossGradient, double[][] scaleGradient, double toGain)
    {
        double length = Centre(lossGradient) + Centre(scaleGradient);
        if (length <= 0.0)
        {
            return;
        }

        double step = toGain / length;
        for (int t = 0; t < lossGradient.Length; t++)
        {
            for (int s = 0; s < lossGradient[t].Length; s++)
            {
                _loss[t][s] -= step * lossGradient[t][s];
                _logScale[t][s] -= step * scaleGradient[t][s];
            }

            Project(_loss[t]);
        }
    }

    /// <summary>A copy that later steps do not change.</summary>
    public Multipliers Copy() => new(0, 1) { _loss = [.. _loss.Select(l => l.ToArray())], _logScale = [.. _logScale.Select(l => l.ToArray())] };

    private static double Log(double accuracy) => Math.Log(Math.Max(accuracy, LeastAccuracy));

    // The part along the constraints (equal sums) and its squared length.
    private static double Centre(double[][] gradient)
    {
        double length = 0.0;
        foreach (double[] row in gradient)
        {
            double mean = row.Average();
            for (int s = 0; s < row.Length; s++)
            {
                row[s] -= mean;
                length += row[s] * row[s];
            }
        }

        return length;
    }

    // Euclidean projection onto the simplex.
    private static void Project(double[] weights)
    {
        double[] sorted = [.. weights.OrderDescending()];
        double sum = 0.0, shift = 0.0;
        for (int i = 0; i < sorted.Length; i++)
        {
            sum += sorted[i];
            double candidate = (sum - 1.0) / (i + 1);
            shift = sorted[i] > candidate ? candidate : shift;
        }

        for (int s = 0; s < weights.Length; s++)
        {
            weights[s] = Math.Max(0.0, weights[s] - shift);
        }
    }

    private static double[][] Filled(int intervals, int stages, double value) =>
        [.. Enumerable.Range(0, intervals).Select(_ => Enumerable.Repeat(value, stages).ToArray())];
}
