using Tuner.Environment.Randomness;

namespace Tuner.Environment.Workloads.Generation;

/// <summary>
/// One burst: a linear ramp, a plateau that wobbles slowly, a linear decay. Real plateaus drift by some 5 % over a minute.
/// </summary>
internal sealed class Burst
{
    private const double WobbleSeconds = 60.0;
    private const double WobbleDeviation = 0.05;
    private readonly double _onset, _ramp, _plateau, _decay, _height;
    private readonly double[] _wobble;

    public Burst(double onset, double ramp, double plateau, double decay, double height, RandomStream random)
    {
        (_onset, _ramp, _plateau, _decay, _height) = (onset, ramp, plateau, decay, height);
        _wobble = new double[(int)((ramp + plateau + decay) / WobbleSeconds) + 2];
        for (int i = 0; i < _wobble.Length; i++)
        {
            _wobble[i] = 1.0 + (WobbleDeviation * random.NextGaussian());
        }
    }

    public double Onset => _onset;

    public double End => _onset + _ramp + _plateau + _decay;

    /// <summary>What the burst adds to the base at a second.</summary>
    public double Rate(double second)
    {
        double t = second - _onset;
        double rise = t / _ramp, fall = (End - second) / _decay;
        double share = Math.Min(1.0, Math.Min(rise, fall));
        if (share <= 0.0)
        {
            return 0.0;
        }

        double position = t / WobbleSeconds;
        int knot = (int)position;
        double wobble = _wobble[knot] + ((position - knot) * (_wobble[knot + 1] - _wobble[knot]));
        return _height * share * wobble;
    }
}
