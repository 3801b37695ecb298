using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Simulation.Requests;

/// <summary>
/// Books what becomes of each request, once. A deadline that passes is no event: it is found when the request is next touched, or when
/// the interval ends, which is before anybody can look.
/// </summary>
internal sealed class RequestLedger
{
    private readonly double _sloSeconds;
    private readonly INetworkDelay? _network;
    private readonly bool _dropsWaiting;
    private readonly IntervalReport _report;
    private readonly IRequestObserver? _observer;
    private CounterRandom _random;
    private long _cursor;

    public RequestLedger(ServiceLevelObjective slo, IntervalReport report, IRequestObserver? observer, RequestPool requests)
    {
        (_sloSeconds, _network, _report, _observer, Requests) = (slo.LatencySeconds, slo.Network, report, observer, requests);
        _dropsWaiting = slo.Drops == DropPolicy.Deadline;
    }

    public RequestPool Requests { get; }

    /// <summary>Requests inside that no outcome was counted of.</summary>
    public int Uncounted { get; private set; }

    /// <summary>Requests that were neither answered nor given up.</summary>
    public int Inside { get; private set; }

    public void Reset(SeedSequence seeds)
    {
        Requests.Clear();
        _cursor = 0;
        Uncounted = Inside = 0;
        Reseed(seeds);
    }

    public void Reseed(SeedSequence seeds) => _random = new CounterRandom(seeds.Derive("network"));

    public void CopyFrom(RequestLedger other)
    {
        Requests.CopyFrom(other.Requests);
        (_cursor, Uncounted, Inside, _random) = (other._cursor, other.Uncounted, other.Inside, other._random);
    }

    public long Arrive(double nowSeconds)
    {
        double deadline = nowSeconds + _sloSeconds;
        if (_network is not null)
        {
            double seconds = _network.Seconds(_random, Requests.Next, nowSeconds);
            _report.CountNetwork(seconds);
            deadline -= seconds;
        }

        _report.Arrived++;
        Uncounted++;
        Inside++;
        return Requests.Add(nowSeconds, deadline);
    }

    /// <summary>A request is answered.</summary>
    public void Answer(long number, double accuracy, double nowSeconds)
    {
        ref Request request = ref Requests[number];
        _report.LatencySeconds.Add(nowSeconds - request.ArrivalSeconds);
        _report.AccuracySum += accuracy;
        bool late = nowSeconds > request.DeadlineSeconds;
        if ((request.Flags & RequestFlags.Counted) == 0)
        {
            if (late)
            {
                _report.Late++;
            }
            else
            {
                _report.OnTime++;
            }

            Count(ref request);
        }

        Inside--;
        Tell(number, in request, nowSeconds, late ? RequestOutcome.Late : RequestOutcome.OnTime, accuracy);
        Requests.Release(number);
    }

    /// <summary>
    /// A request is given up. One that waited at its deadline, under the policy that drops such, was dropped then; any other one whose
    /// deadline has passed is late. The caller releases it.
    /// </summary>
    public void GiveUp(long number, double nowSeconds, bool waitedAtDeadline)
    {
        ref Request request = ref Requests[number];
        request.Flags |= RequestFlags.Lost;
        Inside--;
        bool past = nowSeconds > request.DeadlineSeconds, counted = (request.Flags & RequestFlags.Counted) != 0;
        if (!counted && (!past || (_dropsWaiting && waitedAtDeadline)))
        {
            _report.Dropped++;
            Count(ref request);
            Tell(number, in request, past ? request.DeadlineSeconds : nowSeconds, RequestOutcome.Dropped, 0.0);
            return;
        }

        CountIfPast(number, nowSeconds);
        _report.Abandoned++;
        Tell(number, in request, nowSeconds, RequestOutcome.Abandoned, 0.0);
    }

    /// <summary>A request that is in a batch, or whose policy does not drop it, is late once its deadline has passed.</summary>
    public void CountIfPast(long number, double nowSeconds)
    {
        ref Request request = ref Requests[number];
        if ((request.Flags & RequestFlags.Counted) == 0 && nowSeconds > request.DeadlineSeconds)
        {
            _report.Late++;
            Count(ref request);
        }
    }

    /// <summary>
    /// The interval ends: whose deadline lies before is late. Those that a policy drops at their deadline have left the queues already.
    /// </summary>
    public void EndInterval(double endSeconds)
    {
        bool prefix = true;
        _cursor = Math.Max(_cursor, Requests.First);
        for (long number = _cursor; number < Requests.Next; number++)
        {
            if ((Requests[number].Flags & RequestFlags.Counted) == 0)
            {
                CountIfPast(number, endSeconds);
            }

            prefix &= (Requests[number].Flags & RequestFlags.Counted) != 0;
            if (prefix)
            {
                _cursor = number + 1;
            }
            else if (_network is null)
            {
                return;
            }
        }
    }

    private void Count(ref Request request)
    {
        request.Flags |= RequestFlags.Counted;
        Uncounted--;
    }

    private void Tell(long number, in Request request, double leftSeconds, RequestOutcome outcome, double accuracy) =>
        _observer?.Left(new RequestRecord(number, request.ArrivalSeconds, leftSeconds, outcome, accuracy));
}
