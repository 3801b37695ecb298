using Tuner.Environment.Episodes;
using Tuner.Environment.Randomness;

namespace Tuner.Environment.Tests.Episodes;

/// <summary>A random walk on a line that keeps the contract, or breaks it in one chosen way.</summary>
internal sealed class WalkEnvironment(WalkDefect defect = WalkDefect.None) : IEnvironment<double[], int>
{
    private static int _shared;
    private readonly Dictionary<string, double> _info = [];
    private SeedSequence _seeds = new(0);
    private RandomStream? _random;
    private int _episode;
    private int _step;
    private double _place;
    private bool _ended = true;

    public double[] Reset(ulong? seed = null)
    {
        if (seed is { } value)
        {
            _seeds = new SeedSequence(defect == WalkDefect.IgnoresSeed ? 0 : value);
            _episode = 0;
        }
        else
        {
            _episode++;
        }

        if (defect != WalkDefect.KeepsState)
        {
            _place = 0.0;
        }

        _random = _seeds.Stream("walk", _episode);
        _step = 0;
        _ended = false;
        return [_place];
    }

    public StepResult<double[]> Step(int action)
    {
        if (_random is null || (_ended && defect != WalkDefect.GoesOn))
        {
            throw new InvalidOperationException("Not begun, or over.");
        }

        if (action is < -1 or > 1)
        {
            if (defect != WalkDefect.RepairsActions)
            {
                throw new ArgumentException("-1, 0 or 1 expected.");
            }

            action = 0;
        }

        _place += action + _random.NextGaussian() + (defect == WalkDefect.SharesState ? ++_shared : 0);
        _ended = ++_step >= 50;
        double reward = defect == WalkDefect.InfiniteReward && _step == 3 ? double.PositiveInfinity : -Math.Abs(_place);
        return new StepResult<double[]>([defect == WalkDefect.SeesNaN ? double.NaN : _place], reward, false, _ended, _info);
    }
}
