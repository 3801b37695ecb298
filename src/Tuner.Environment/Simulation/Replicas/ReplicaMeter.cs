using Tuner.Environment.Tuning;

namespace Tuner.Environment.Simulation.Replicas;

/// <summary>What the replicas of a stage cost, and what befell them, in an interval.</summary>
internal sealed class ReplicaMeter(List<ReplicaGroup> groups)
{
    private double _accruedSeconds, _readySeconds, _coreSeconds, _shareSeconds;

    /// <summary>Cores that replicas hold beyond those of their groups, while cores change in place.</summary>
    public double ExtraCores { get; set; }

    public int Started { get; set; }

    public int StartsFailed { get; set; }

    public int Crashed { get; set; }

    public void Clear()
    {
        _accruedSeconds = _readySeconds = _coreSeconds = _shareSeconds = ExtraCores = 0.0;
        Started = StartsFailed = Crashed = 0;
    }

    public void CopyFrom(ReplicaMeter other)
    {
        (_accruedSeconds, _readySeconds) = (other._accruedSeconds, other._readySeconds);
        (_coreSeconds, _shareSeconds, ExtraCores) = (other._coreSeconds, other._shareSeconds, other.ExtraCores);
        (Started, StartsFailed, Crashed) = (other.Started, other.StartsFailed, other.Crashed);
    }

    /// <summary>Starting, ready and draining replicas are paid for.</summary>
    public void Accrue(double nowSeconds)
    {
        double seconds = nowSeconds - _accruedSeconds;
        _accruedSeconds = nowSeconds;
        foreach (ReplicaGroup group in groups)
        {
            int serving = group.Ready + group.Draining, paid = serving + group.Starting;
            _readySeconds += seconds * serving;
            _coreSeconds += seconds * paid * group.Allocation.Cores;
            _shareSeconds += seconds * paid * group.PaidShare;
        }

        _coreSeconds += seconds * ExtraCores;
    }

    public void Report(StageReport report, double nowSeconds, double intervalSeconds)
    {
        Accrue(nowSeconds);
        report.ReplicasStarted = Started;
        report.StartsFailed = StartsFailed;
        report.ReplicasCrashed = Crashed;
        report.ReadySeconds = _readySeconds;
        report.PaidCores = _coreSeconds / intervalSeconds;
        report.PaidGpuShare = _shareSeconds / intervalSeconds;
        Started = StartsFailed = Crashed = 0;
        _readySeconds = _coreSeconds = _shareSeconds = 0.0;
    }
}
