using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Tuner.Environment.Pipelines;

namespace Tuner.Environment.Tuning;

/// <summary>
/// What happened in one adaptation interval [start, end). A serving system hands out one report and fills it anew each time:
/// who keeps one copies it.
/// </summary>
public sealed class IntervalReport
{
    private readonly List<int> _arrivalsPerSecond = [];

    /// <summary>An empty report of a pipeline's shape.</summary>
    public IntervalReport(Pipeline pipeline) =>
        Stages = [.. pipeline.Stages.Select(s => new StageReport(s.Variants.Length))];

    /// <summary>Seconds since the start of the run.</summary>
    public double StartSeconds { get; set; }

    /// <summary>Seconds since the start of the run.</summary>
    public double EndSeconds { get; set; }

    /// <summary>Requests that came in each whole second of the interval; a last part of a second counts as one.</summary>
    public IList<int> ArrivalsPerSecond => _arrivalsPerSecond;

    /// <summary>Room for the arrivals of an interval of that length.</summary>
    public void BeginSeconds(double intervalSeconds)
    {
        // A remainder of rounding is not a second.
        int seconds = Math.Max(1, (int)Math.Ceiling(intervalSeconds - 1e-9));
        for (int i = 0; i < seconds; i++)
        {
            _arrivalsPerSecond.Add(0);
        }
    }

    /// <summary>A request came so many seconds after the start of the interval.</summary>
    public void CountArrival(double seconds) =>
        CollectionsMarshal.AsSpan(_arrivalsPerSecond)[Math.Min((int)seconds, _arrivalsPerSecond.Count - 1)]++;

    /// <summary>Requests that came.</summary>
    public int Arrived { get; set; }

    /// <summary>Requests answered by their deadline.</summary>
    public int OnTime { get; set; }

    /// <summary>Requests whose deadline passed before an answer, counted at that moment.</summary>
    public int Late { get; set; }

    /// <summary>Requests given up before their deadline, or at it.</summary>
    public int Dropped { get; set; }

    /// <summary>Requests given up after they were counted late; counted as late, not as dropped.</summary>
    public int Abandoned { get; set; }

    /// <summary>Requests in the system at the start that no outcome was counted of yet.</summary>
    public int InsideBefore { get; set; }

    /// <summary>Requests in the system at the end that no outcome was counted of yet.</summary>
    public int Inside { get; set; }

    /// <summary>Nodes lost in the interval.</summary>
    public int NodesLost { get; set; }

    /// <summary>Sum over the requests answered in the interval, on time or late, of their accuracies.</summary>
    public double AccuracySum { get; set; }

    /// <summary>Seconds from arrival to answer of every request answered in the interval, on time or late.</summary>
    public Sample LatencySeconds { get; } = new();

    /// <summary>Sum over the requests that came of the seconds each spent on the network before; 0 where the pipeline has no network.</summary>
    public double NetworkSecondsSum { get; set; }

    /// <summary>The longest of those times; 0 where none came.</summary>
    public double NetworkSecondsMax { get; set; }

    /// <summary>That of the request that came last; 0 where none came.</summary>
    public double NetworkSecondsLast { get; set; }

    /// <summary>By stage, in the pipeline's order.</summary>
    public ImmutableArray<StageReport> Stages { get; }

    /// <summary>Cores that the decision in force asks for.</summary>
    public double DecidedCores { get; set; }

    /// <summary>GPU share that the decision in force asks for.</summary>
    public double DecidedGpuShare { get; set; }

    /// <summary>Requests answered in the interval.</summary>
    public int Answered => LatencySeconds.Count;

    /// <summary>Mean product of accuracies of the requests answered (PAS); NaN where none was.</summary>
    public double Accuracy => Answered == 0 ? double.NaN : AccuracySum / Answered;

    /// <summary>Cores paid for, averaged over the interval.</summary>
    public double PaidCores
    {
        get
        {
            double sum = 0.0;
            foreach (StageReport stage in Stages)
            {
                sum += stage.PaidCores;
            }

            return sum;
        }
    }

    /// <summary>GPU share paid for, averaged over the interval.</summary>
    public double PaidGpuShare
    {
        get
        {
            double sum = 0.0;
            foreach (StageReport stage in Stages)
            {
                sum += stage.PaidGpuShare;
            }

            return sum;
        }
    }

    /// <summary>(late + dropped) / (on time + late + dropped); 0 where that is empty.</summary>
    public double ViolationRatio
    {
        get
        {
            int counted = OnTime + Late + Dropped;
            return counted == 0 ? 0.0 : (double)(Late + Dropped) / counted;
        }
    }

    /// <summary>Every request is counted once and only once.</summary>
    /// <exception cref="InvalidOperationException">Where it is not: a defect of the serving system.</exception>
    public void CheckConservation()
    {
        if (InsideBefore + Arrived != OnTime + Late + Dropped + Inside)
        {
            throw new InvalidOperationException(
                $"Requests are not conserved in [{StartSeconds}, {EndSeconds}): {InsideBefore} inside + {Arrived} arrived, but " +
                $"{OnTime} on time + {Late} late + {Dropped} dropped + {Inside} inside.");
        }
    }

    /// <summary>A request came that had spent so many seconds on the network.</summary>
    public void CountNetwork(double seconds)
    {
        NetworkSecondsSum += seconds;
        NetworkSecondsMax = Math.Max(NetworkSecondsMax, seconds);
        NetworkSecondsLast = seconds;
    }

    /// <summary>Forgets all, keeps the buffers.</summary>
    public void Clear()
    {
        NetworkSecondsSum = NetworkSecondsMax = NetworkSecondsLast = 0.0;
        StartSeconds = EndSeconds = AccuracySum = DecidedCores = DecidedGpuShare = 0.0;
        Arrived = OnTime = Late = Dropped = Abandoned = InsideBefore = Inside = NodesLost = 0;
        _arrivalsPerSecond.Clear();
        LatencySeconds.Clear();
        foreach (StageReport stage in Stages)
        {
            stage.Clear();
        }
    }

    /// <summary>Becomes a copy of another of the same pipeline.</summary>
    public void CopyFrom(IntervalReport other)
    {
        (StartSeconds, EndSeconds) = (other.StartSeconds, other.EndSeconds);
        (Arrived, OnTime, Late, Dropped, Abandoned, InsideBefore, Inside) =
            (other.Arrived, other.OnTime, other.Late, other.Dropped, other.Abandoned, other.InsideBefore, other.Inside);
        NodesLost = other.NodesLost;
        (AccuracySum, DecidedCores, DecidedGpuShare) = (other.AccuracySum, other.DecidedCores, other.DecidedGpuShare);
        (NetworkSecondsSum, NetworkSecondsMax, NetworkSecondsLast) =
            (other.NetworkSecondsSum, other.NetworkSecondsMax, other.NetworkSecondsLast);
        _arrivalsPerSecond.Clear();
        _arrivalsPerSecond.AddRange(other._arrivalsPerSecond);
        LatencySeconds.CopyFrom(other.LatencySeconds);
        for (int i = 0; i < Stages.Length; i++)
        {
            Stages[i].CopyFrom(other.Stages[i]);
        }
    }
}
