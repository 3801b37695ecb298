using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Simulation.Requests;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;

namespace Tuner.Environment.Simulation;

/// <summary>
/// A pipeline on a cluster, simulated request by request: exact, and a function of its arguments and of the decisions alone.
/// docs/simulator.md has the rules. An instance is for one thread; once warm, an interval allocates nothing.
/// </summary>
public sealed class SimulatedServingSystem : IServingSystem
{
    private readonly DecisionSpace _space;
    private readonly IntervalReport _report;
    private readonly ArrivalFeed _arrivals;
    private readonly SimulationState _state;
    private readonly SimulationEngine _engine;
    private Decision? _inForce;

    /// <summary>A system at time 0 that nothing is deployed on.</summary>
    /// <param name="pipeline">What is served.</param>
    /// <param name="arrivals">At its beginning; used up by the run.</param>
    /// <param name="seeds">Of service times (by request and stage) and start-up times (by replica and stage).</param>
    /// <param name="observer">Is told of every request that ends.</param>
    public SimulatedServingSystem(
        Pipeline pipeline, IArrivalSource arrivals, SeedSequence seeds, IRequestObserver? observer = null)
    {
        Pipeline = pipeline;
        _space = new DecisionSpace(pipeline);
        _report = new IntervalReport(pipeline);
        _arrivals = new ArrivalFeed(arrivals);
        RequestPool requests = new(ItemRouter.CountsPerRequest(pipeline), ItemRouter.ValuesPerRequest(pipeline));
        _state = new SimulationState(pipeline, new RequestLedger(pipeline.Slo, _report, observer, requests));
        _state.Reset(seeds);
        _engine = new SimulationEngine(_state, _arrivals, _report);
    }

    /// <inheritdoc/>
    public Pipeline Pipeline { get; }

    /// <inheritdoc/>
    public double NowSeconds { get; private set; }

    /// <summary>Requests that were neither answered nor given up, those counted as late included.</summary>
    public int InFlight => _state.Ledger.Inside;

    /// <summary>True when nothing arrives any more and nothing is in the system: who runs until empty advances until then.</summary>
    public bool IsEmpty => InFlight == 0 && NowSeconds >= _arrivals.DurationSeconds;

    /// <summary>Goes back to time 0 with other arrivals and seeds; keeps the buffers.</summary>
    public void Reset(IArrivalSource arrivals, SeedSequence seeds)
    {
        _arrivals.Reset(arrivals);
        _state.Reset(seeds);
        _engine.Clear();
        _inForce = null;
        NowSeconds = 0.0;
    }

    /// <summary>
    /// Becomes a copy of another system of the same pipeline at its present moment: what follows is what would follow there. So a
    /// state is saved in another system and restored from it, as often as wanted and without an allocation but for the source of arrivals.
    /// </summary>
    /// <param name="other">A system between two intervals; it is not changed.</param>
    /// <param name="future">Arrivals from now on, in the place of the other's, at their beginning: their second 0 is the present one, which is whole.</param>
    /// <param name="seeds">Of what is random from now on, in the place of the other's.</param>
    /// <exception cref="ArgumentException">It serves another pipeline, or other arrivals would begin within a second.</exception>
    public void CopyFrom(SimulatedServingSystem other, IArrivalSource? future = null, SeedSequence? seeds = null)
    {
        if (!ReferenceEquals(other.Pipeline, Pipeline))
        {
            throw new ArgumentException($"A system of the same pipeline was expected, not of another '{other.Pipeline.Name}'.", nameof(other));
        }

        if (future is not null && !double.IsInteger(other.NowSeconds))
        {
            throw new ArgumentException($"Other arrivals begin at a whole second, not at {other.NowSeconds} s.", nameof(future));
        }

        _arrivals.CopyFrom(other._arrivals);
        if (future is not null)
        {
            _arrivals.GoOnWith(future, (int)other.NowSeconds);
        }

        _engine.CopyFrom(other._engine);
        if (seeds is not null)
        {
            _state.Reseed(seeds);
        }

        _inForce = other._inForce;
        NowSeconds = other.NowSeconds;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">It was started before and not reset.</exception>
    /// <exception cref="ArgumentException">The decision is outside the pipeline's decision space.</exception>
    public void Start(Decision decision)
    {
        if (_inForce is not null)
        {
            throw new InvalidOperationException("The simulation was started already; reset it first.");
        }

        _space.Check(decision);
        _engine.Begin(decision);
        _inForce = decision;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Before the start.</exception>
    public IntervalReport Advance(Decision decision, double intervalSeconds)
    {
        if (_inForce is null)
        {
            throw new InvalidOperationException("The simulation was not started.");
        }

        if (!(intervalSeconds > 0.0 && double.IsFinite(intervalSeconds)))
        {
            throw new ArgumentOutOfRangeException(nameof(intervalSeconds), intervalSeconds, "An interval above 0 s was expected.");
        }

        bool isNew = !ReferenceEquals(decision, _inForce) && !decision.Equals(_inForce);
        if (isNew)
        {
            _space.Check(decision);
        }

        double start = NowSeconds, end = start + intervalSeconds;
        _report.Clear();
        _report.StartSeconds = start;
        _report.EndSeconds = end;
        _report.InsideBefore = _state.Ledger.Uncounted;
        _report.BeginSeconds(intervalSeconds);
        if (isNew)
        {
            _engine.Apply(decision, start);
            _inForce = decision;
        }

        _engine.Run(start, end);
        NowSeconds = end;
        _report.DecidedCores = decision.Cores;
        _report.DecidedGpuShare = decision.GpuShare;
        _report.Inside = _state.Ledger.Uncounted;
        _report.CheckConservation();
        return _report;
    }
}
