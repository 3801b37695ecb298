using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Simulation;

/// <summary>
/// Books what becomes of each request, once. Deadlines are in the order of arrival (one SLO), so that the next one to pass is
/// found by a cursor over the requests: no event and no search.
/// </summary>
internal sealed class RequestLedger(ServiceLevelObjective slo, IntervalReport report, IRequestObserver? observer)
{
    private readonly double _sloSeconds = slo.LatencySeconds;
    private readonly bool _dropsWaiting = slo.Drops == DropPolicy.Deadline;
    private long _cursor;
    private int _uncounted;

    public RequestPool Requests { get; } = new();

    /// <summary>The next deadline of a request that no outcome was counted of; infinite where there is none.</summary>
    public double NextDeadlineSeconds { get; private set; } = double.PositiveInfinity;

    /// <summary>Requests inside that no outcome was counted of.</summary>
    public int Uncounted => _uncounted;

    public void Clear()
    {
        Requests.Clear();
        _cursor = 0;
        _uncounted = 0;
        NextDeadlineSeconds = double.PositiveInfinity;
    }

    public double DeadlineSeconds(in Request request) => request.ArrivalSeconds + _sloSeconds;

    public long Arrive(double nowSeconds)
    {
        long request = Requests.Add(nowSeconds);
        report.Arrived++;
        _uncounted++;
        if (request == _cursor)
        {
            NextDeadlineSeconds = nowSeconds + _sloSeconds;
        }

        return request;
    }

    /// <summary>A request is answered. Whatever is late was counted before: deadlines that have passed come first.</summary>
    public void Answer(long number, double nowSeconds)
    {
        ref Request request = ref Requests[number];
        report.LatencySeconds.Add(nowSeconds - request.ArrivalSeconds);
        report.AccuracySum += request.Accuracy;
        bool late = (request.Flags & RequestFlags.Counted) != 0;
        if (!late)
        {
            report.OnTime++;
            Count(number, ref request);
        }

        Tell(number, in request, nowSeconds, late ? RequestOutcome.Late : RequestOutcome.OnTime);
        Requests.Release(number);
    }

    /// <summary>A request is given up. One that was dropped at its deadline already is only taken away.</summary>
    public void GiveUp(long number, double nowSeconds)
    {
        ref Request request = ref Requests[number];
        if ((request.Flags & RequestFlags.Counted) == 0)
        {
            report.Dropped++;
            Count(number, ref request);
            Tell(number, in request, nowSeconds, RequestOutcome.Dropped);
        }
        else if ((request.Flags & RequestFlags.Late) != 0)
        {
            report.Abandoned++;
            Tell(number, in request, nowSeconds, RequestOutcome.Abandoned);
        }

        Requests.Release(number);
    }

    /// <summary>
    /// Counts the requests whose deadline lies before <paramref name="timeSeconds"/>: as dropped at that deadline where they wait and
    /// the policy drops such, otherwise as late.
    /// </summary>
    public void CountDeadlinesBefore(double timeSeconds)
    {
        while (NextDeadlineSeconds < timeSeconds)
        {
            long number = _cursor;
            ref Request request = ref Requests[number];
            if (_dropsWaiting && (request.Flags & RequestFlags.Waiting) != 0)
            {
                report.Dropped++;
                report.Stages[request.Stage].Dropped++;
                Tell(number, in request, NextDeadlineSeconds, RequestOutcome.Dropped);
            }
            else
            {
                report.Late++;
                request.Flags |= RequestFlags.Late;
            }

            Count(number, ref request);
        }
    }

    private void Count(long number, ref Request request)
    {
        request.Flags |= RequestFlags.Counted;
        _uncounted--;
        if (number != _cursor)
        {
            return;
        }

        do
        {
            _cursor++;
        }
        while (_cursor < Requests.Next && (Requests[_cursor].Flags & RequestFlags.Counted) != 0);
        NextDeadlineSeconds = _cursor < Requests.Next ? DeadlineSeconds(in Requests[_cursor]) : double.PositiveInfinity;
    }

    private void Tell(long number, in Request request, double leftSeconds, RequestOutcome outcome) =>
        observer?.Left(new RequestRecord(number, request.ArrivalSeconds, leftSeconds, outcome, request.Accuracy));
}
