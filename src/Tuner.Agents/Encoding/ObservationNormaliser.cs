namespace Tuner.Agents.Encoding;

/// <summary>
/// Shifts and scales every number of an observation by the mean and variance seen so far, then clips to [-10, 10].
/// Part of the agent, not of the environment: it is saved with the weights, and frozen in a trained agent.
/// </summary>
public sealed class ObservationNormaliser
{
    /// <summary>Normalised numbers lie within plus and minus this.</summary>
    public const float Clip = 10f;

    private const double Epsilon = 1e-8;

    private readonly RunningMoments? _moments;
    private readonly double[] _mean;
    private readonly double[] _variance;
    private readonly float[] _shift;
    private readonly float[] _scale;

    /// <summary>One that learns; until the first batch it only clips.</summary>
    public ObservationNormaliser(int size)
    {
        _moments = new RunningMoments(size);
        _mean = new double[size];
        _variance = new double[size];
        _shift = new float[size];
        _scale = new float[size];
        Array.Fill(_variance, 1.0);
        Array.Fill(_scale, 1f);
    }

    /// <summary>A frozen one with the given moments.</summary>
    public ObservationNormaliser(ReadOnlySpan<double> mean, ReadOnlySpan<double> variance)
    {
        if (mean.Length != variance.Length)
        {
            throw new ArgumentException($"{mean.Length} means do not belong to {variance.Length} variances.", nameof(variance));
        }

        _mean = mean.ToArray();
        _variance = variance.ToArray();
        _shift = new float[mean.Length];
        _scale = new float[mean.Length];
        Prepare();
    }

    /// <summary>Whether it has stopped learning.</summary>
    public bool Frozen => _moments is null;

    /// <summary>Shape [observation].</summary>
    public ReadOnlySpan<double> Mean => _mean;

    /// <summary>Shape [observation].</summary>
    public ReadOnlySpan<double> Variance => _variance;

    /// <summary>A frozen copy of where it stands.</summary>
    public ObservationNormaliser Freeze() => new(_mean, _variance);

    /// <summary>Learns from a batch of shape [rows, observation].</summary>
    /// <exception cref="InvalidOperationException">It is frozen.</exception>
    public void Update(ReadOnlySpan<float> observations)
    {
        if (_moments is null)
        {
            throw new InvalidOperationException("A frozen normaliser does not learn.");
        }

        _moments.Update(observations);
        for (int i = 0; i < _mean.Length; i++)
        {
            _mean[i] = _moments.Mean[i];
            _variance[i] = _moments.Variance(i);
        }

        Prepare();
    }

    /// <summary>Both of shape [rows, observation]; they may be the same memory.</summary>
    public void Normalise(ReadOnlySpan<float> observations, Span<float> normalised)
    {
        int size = _shift.Length;
        for (int row = 0; row < observations.Length; row += size)
        {
            for (int i = 0; i < size; i++)
            {
                normalised[row + i] = Math.Clamp((observations[row + i] - _shift[i]) * _scale[i], -Clip, Clip);
            }
        }
    }

    private void Prepare()
    {
        for (int i = 0; i < _mean.Length; i++)
        {
            _shift[i] = (float)_mean[i];
            _scale[i] = (float)(1.0 / Math.Sqrt(_variance[i] + Epsilon));
        }
    }
}
