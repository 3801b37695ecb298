namespace Tuner.Agents.Encoding;

/// <summary>
/// Divides rewards by the standard deviation of the discounted return seen so far (Engstrom et al., 2020, section 3), so that the value
/// function learns numbers near 1 whatever the objective's weights. Scaling is the learner's; recorded scores stay unscaled.
/// </summary>
internal sealed class RewardScaler(int environments, double discount)
{
    private const double Epsilon = 1e-8;

    private readonly RunningMoments _moments = new(1);
    private readonly float[] _returns = new float[environments];

    /// <summary>All of shape [environments]; <paramref name="ended"/> where an episode ended with this reward.</summary>
    public void Scale(ReadOnlySpan<float> rewards, ReadOnlySpan<bool> ended, Span<float> scaled)
    {
        for (int i = 0; i < rewards.Length; i++)
        {
            _returns[i] = (float)((_returns[i] * discount) + rewards[i]);
        }

        _moments.Update(_returns);
        double scale = 1.0 / Math.Sqrt(_moments.Variance(0) + Epsilon);
        for (int i = 0; i < rewards.Length; i++)
        {
            scaled[i] = (float)Math.Clamp(rewards[i] * scale, -10.0, 10.0);
            _returns[i] = ended[i] ? 0f : _returns[i];
        }
    }
}
