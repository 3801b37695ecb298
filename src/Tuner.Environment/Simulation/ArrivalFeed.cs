using Tuner.Environment.Workloads;

namespace Tuner.Environment.Simulation;

/// <summary>The arrivals of a source one by one, pulled a second at a time when they are needed.</summary>
internal sealed class ArrivalFeed
{
    private readonly List<double> _second = [];
    private IArrivalSource _source;
    private int _firstSecond, _nextSecond, _position;
    private double _limitSeconds;

    public ArrivalFeed(IArrivalSource source) => _source = source;

    /// <summary>The next arrival before the limit; infinite where there is none.</summary>
    public double NextSeconds { get; private set; } = double.PositiveInfinity;

    /// <summary>The run's length.</summary>
    public double DurationSeconds => _firstSecond + _source.DurationSeconds;

    public void Reset(IArrivalSource source)
    {
        _source = source;
        _second.Clear();
        _firstSecond = _nextSecond = _position = 0;
        _limitSeconds = 0.0;
        NextSeconds = double.PositiveInfinity;
    }

    /// <summary>Goes on as the other would.</summary>
    public void CopyFrom(ArrivalFeed other)
    {
        _source = other._source.Copy();
        _second.Clear();
        _second.AddRange(other._second);
        (_firstSecond, _nextSecond, _position, _limitSeconds) = (other._firstSecond, other._nextSecond, other._position, other._limitSeconds);
        NextSeconds = other.NextSeconds;
    }

    /// <summary>From a second on, other arrivals, whose second 0 it is.</summary>
    public void GoOnWith(IArrivalSource source, int second)
    {
        Reset(source);
        (_firstSecond, _nextSecond, _limitSeconds) = (second, second, second);
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
            if (_nextSecond >= _limitSeconds || _nextSecond >= DurationSeconds)
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
        _source.AppendSecond(_nextSecond - _firstSecond, _second);
        if (_firstSecond > 0)
        {
            Shift();
        }

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

    /// <summary>Adding the first second can round a time up to the next one.</summary>
    private void Shift()
    {
        double last = Math.BitDecrement(_nextSecond + 1.0);
        for (int i = 0; i < _second.Count; i++)
        {
            _second[i] = Math.Min(_firstSecond + _second[i], last);
        }
    }
}
