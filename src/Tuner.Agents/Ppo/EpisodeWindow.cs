namespace Tuner.Agents.Ppo;

/// <summary>Unscaled scores of the last 100 ended episodes, and what is under way in every environment.</summary>
internal sealed class EpisodeWindow(int environments)
{
    private const int Capacity = 100;

    private readonly double[] _returns = new double[environments];
    private readonly int[] _lengths = new int[environments];
    private readonly (double Return, double Score)[] _ended = new (double, double)[Capacity];
    private int _count;

    /// <summary>Mean undiscounted return; NaN before the first end.</summary>
    public double MeanReturn => Mean(e => e.Return);

    /// <summary>Mean of the reward per step; NaN before the first end.</summary>
    public double MeanScore => Mean(e => e.Score);

    /// <summary>All of shape [environments].</summary>
    public void Add(ReadOnlySpan<float> rewards, ReadOnlySpan<bool> ended)
    {
        for (int i = 0; i < rewards.Length; i++)
        {
            _returns[i] += rewards[i];
            _lengths[i]++;
            if (ended[i])
            {
                _ended[_count++ % Capacity] = (_returns[i], _returns[i] / _lengths[i]);
                _returns[i] = 0.0;
                _lengths[i] = 0;
            }
        }
    }

    private double Mean(Func<(double Return, double Score), double> select) =>
        _count == 0 ? double.NaN : _ended.Take(Math.Min(_count, Capacity)).Average(select);
}
