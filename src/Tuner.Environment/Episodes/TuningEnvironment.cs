using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;

namespace Tuner.Environment.Episodes;

/// <summary>
/// A serving system as Gymnasium sees it. The observation is the past (<see cref="Observation"/>, a view that the next step
/// changes), the action a <see cref="Decision"/> of the pipeline's space, the reward the score of the interval, unscaled. An
/// episode is truncated at its last interval and never terminated.
/// </summary>
public sealed class TuningEnvironment : IEnvironment<Observation, Decision>
{
    private const string ArrivalStream = "arrivals";
    private const string SystemStream = "system";

    private readonly IWorkload _workload;
    private readonly Deployment _deploy;
    private readonly EpisodeOptions _options;
    private readonly Observation _observation;
    private readonly Dictionary<string, double> _info = [];
    private SeedSequence? _seeds;
    private SeedSequence? _episodeSeeds;
    private int _episode;
    private int _lengthIntervals;
    private LoadTrace? _trace;
    private IServingSystem? _system;
    private bool _ended = true;

    /// <summary>Episodes over one kind of stretch of a workload.</summary>
    /// <exception cref="ArgumentException">The interval is no whole number of seconds: the history of loads would count parts as whole ones.</exception>
    public TuningEnvironment(
        Pipeline pipeline, Objective objective, IWorkload workload, Stretch stretch, Deployment deploy, EpisodeOptions options)
    {
        if (!double.IsInteger(options.IntervalSeconds))
        {
            throw new ArgumentException($"An interval of {options.IntervalSeconds} s is no whole number of seconds.", nameof(options));
        }

        Pipeline = pipeline;
        Space = new DecisionSpace(pipeline);
        Objective = objective;
        Stretch = stretch;
        _workload = workload;
        _deploy = deploy;
        _options = options;
        _observation = new Observation
        {
            Interval = 0,
            IntervalSeconds = options.IntervalSeconds,
            InForce = Space.Initial,
            Arrivals = new ArrivalHistory(),
            Reports = new ReportHistory(pipeline, options.HistoryIntervals),
        };
    }

    /// <summary>What is served.</summary>
    public Pipeline Pipeline { get; }

    /// <summary>The action space.</summary>
    public DecisionSpace Space { get; }

    /// <summary>The reward.</summary>
    public Objective Objective { get; }

    /// <summary>The stretches its episodes are drawn from.</summary>
    public Stretch Stretch { get; }

    /// <summary>The load of the running episode.</summary>
    public LoadTrace Trace => _trace ?? throw NotBegun();

    /// <summary>Intervals of the running episode.</summary>
    public int LengthIntervals => _lengthIntervals;

    /// <summary>Terms of the last step's reward.</summary>
    public Score LastScore { get; private set; }

    /// <summary>What a policy is told before the running episode.</summary>
    public PolicyContext Context =>
        new(Pipeline, Space, Objective, _options.IntervalSeconds, (_episodeSeeds ?? throw NotBegun()).Child("policy"))
        {
            Past = Trace.Past,
        };

    /// <summary>What is known of the running episode once it is over: for references alone.</summary>
    public Hindsight Hindsight
    {
        get
        {
            SeedSequence seeds = _episodeSeeds ?? throw NotBegun();
            return new(
                Pipeline, Trace, _workload.Arrivals, seeds.Child(ArrivalStream), seeds.Child(SystemStream), _options.IntervalSeconds, LengthIntervals);
        }
    }

    /// <inheritdoc/>
    public Observation Reset(ulong? seed = null)
    {
        if (seed is { } value)
        {
            _seeds = new SeedSequence(value);
            _episode = 0;
        }
        else
        {
            _seeds ??= new SeedSequence(0);
            _episode++;
        }

        return Begin(_seeds.Child("episode", _episode));
    }

    /// <summary>
    /// Starts the episode of these very seeds, for who counts episodes himself: <see cref="Reset"/> with a seed begins that of the
    /// seed's child "episode", 0. The sequence of <see cref="Reset"/> goes on from where it was.
    /// </summary>
    public Observation Begin(SeedSequence seeds)
    {
        _episodeSeeds = seeds;
        int seconds = (int)Math.Ceiling(_options.Intervals * _options.IntervalSeconds);
        _trace = Stretch switch
        {
            Stretch.Test => _workload.Test(seeds.Child("workload")),
            Stretch.Training => _workload.Training(seeds.Child("workload"), seconds),
            _ => _workload.Validation(seeds.Child("workload"), seconds),
        };
        _lengthIntervals = (int)(Trace.DurationSeconds / _options.IntervalSeconds);
        if (_lengthIntervals < 1)
        {
            throw new ArgumentException($"{Trace.Name} lasts {Trace.DurationSeconds} s and holds no interval of {_options.IntervalSeconds} s.");
        }

        _system = _deploy(_workload.Arrivals.Arrivals(Trace, seeds.Child(ArrivalStream)), seeds.Child(SystemStream));
        _observation.Interval = 0;
        _observation.InForce = Space.Initial;
        _observation.Reports.Clear();
        _observation.Arrivals.Clear();
        foreach (int requests in Trace.History)
        {
            _observation.Arrivals.Add(requests);
        }

        _observation.Arrivals.ClockSecond = Trace.ClockSecond(0);
        _ended = false;
        return _observation;
    }

    /// <inheritdoc/>
    public StepResult<Observation> Step(Decision action)
    {
        if (_ended || _system is null)
        {
            throw NotBegun();
        }

        Space.Check(action);
        if (_observation.Interval == 0)
        {
            _system.Start(action);
        }

        IntervalReport report = _system.Advance(action, _options.IntervalSeconds);
        LastScore = Objective.Of(report, action);
        IList<int> arrivals = report.ArrivalsPerSecond;
        for (int i = 0; i < arrivals.Count; i++)
        {
            _observation.Arrivals.Add(arrivals[i]);
        }

        _observation.Reports.Add(report);
        _observation.InForce = action;
        _observation.Interval++;
        _observation.Arrivals.ClockSecond = Trace.ClockSecond((int)(_observation.Interval * _options.IntervalSeconds));
        _ended = _observation.Interval >= _lengthIntervals;
        _info["score_accuracy"] = LastScore.Accuracy;
        _info["score_cost"] = LastScore.Cost;
        _info["score_violations"] = LastScore.Violations;
        _info["score_batch"] = LastScore.Batch;
        return new StepResult<Observation>(_observation, LastScore.Total, Terminated: false, _ended, _info);
    }

    private static InvalidOperationException NotBegun() =>
        new("The episode has ended or was never begun: call Reset first.");
}
