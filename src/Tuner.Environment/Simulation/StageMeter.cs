using Tuner.Environment.Tuning;

namespace Tuner.Environment.Simulation;

/// <summary>How long how many wait and serve at a stage, in an interval.</summary>
internal sealed class StageMeter
{
    private double _accruedSeconds, _queueSeconds, _busySeconds;

    /// <summary>Replicas that run a batch.</summary>
    public int Busy { get; set; }

    public void Clear()
    {
        _accruedSeconds = _queueSeconds = _busySeconds = 0.0;
        Busy = 0;
    }

    public void CopyFrom(StageMeter other)
    {
        (_accruedSeconds, _queueSeconds, _busySeconds) = (other._accruedSeconds, other._queueSeconds, other._busySeconds);
        Busy = other.Busy;
    }

    /// <summary>To be called before either changes, with how many waited until now.</summary>
    public void Accrue(double nowSeconds, int waiting)
    {
        double seconds = nowSeconds - _accruedSeconds;
        _accruedSeconds = nowSeconds;
        _queueSeconds += seconds * waiting;
        _busySeconds += seconds * Busy;
    }

    public void Report(StageReport report, double intervalSeconds)
    {
        report.MeanQueueLength = _queueSeconds / intervalSeconds;
        report.BusySeconds = _busySeconds;
        _queueSeconds = _busySeconds = 0.0;
    }
}
