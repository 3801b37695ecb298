using Tuner.Environment.Workloads;

namespace Tuner.Environment.Simulation;

/// <summary>The arrivals of a source one by one, pulled a second at a time when they are needed.</summary>
internal sealed class ArrivalFeed
{
    private readonly List<double> _second = [];
    private IArrivalSource _source;
    private int _nextSecond, _position;
    private double _limitSeconds;

    public ArrivalFeed(IArrivalSource source) => _source = source;

    /// <summary>The next arrival before the limit; infinite where there is none.</summary>
    public double NextSeconds { get; private set; } = double.PositiveInfinity;

    /// <summary>The run's length.</summary>
    public double DurationSeconds => _source.DurationSeconds;

    public void Reset(IArrivalSource source)
    {
        _source = source;
        _second.Clear();
        _nextSecond = _position = 0;
        _limitSeconds = 0.0;
        NextSeconds = double.PositiveInfinity;
    }

    /// <summary>Goes on as the other would, or with other arrivals from its present second on.</summary>
    public void CopyFrom(ArrivalFeed other, IArrivalSource? future)
    {
        _source = future ?? other._source.Copy();
        _second.Clear();
        _second.AddRange(other._second);
        (_nextSecond, _position, _limitSeconds) = (other._nextSecond, other._position, other._limitSeconds);
        NextSeconds = other.NextSeconds;
    }

    /// <summary>Makes the arrivals before <paramref name="limitSeconds"/> known.</summary>
    public void OpenUntil(double limitSeconds)
    {
        _limitSeconds = limitSeconds;
        Find();
    }

    public void Take()
    {
        _position++;
        Find();
    }

    private void Find()
    {
        while (_position == _second.Count)
        {
            if (_nextSecond >= _limitSeconds || _nextSecond >= _source.DurationSeconds)
            {
                NextSeconds = double.PositiveInfinity;
                return;
            }

            Pull();
        }

        NextSeconds = _second[_position];
    }

    private void Pull()
    {
        _second.Clear();
        _position = 0;
        _source.AppendSecond(_nextSecond, _second);
        double last = _nextSecond;
        foreach (double time in _second)
        {
            if (!(time >= last && time < _nextSecond + 1.0))
            {
                throw new InvalidOperationException(
                    $"The arrivals of second {_nextSecond} must ascend within it, but {time} s follows {last} s.");
            }

            last = time;
        }

        _nextSecond++;
    }
}
