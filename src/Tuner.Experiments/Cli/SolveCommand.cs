using System.CommandLine;
using System.Diagnostics;
using Tuner.Baselines.Heuristics.Fa2;
using Tuner.Baselines.Heuristics.Rim;
using Tuner.Baselines.Optimization;
using Tuner.Environment.Configuration;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Statistics;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;
using Tuner.Environment.Workloads.Forecasting;

namespace Tuner.Experiments.Cli;

/// <summary>tuner solve: what a solver decides at one load, and why it takes how long.</summary>
internal static class SolveCommand
{
    private const int TimedSolves = 5;
    private const double MostRps = 1e6;
    private const string DefaultWorkload = "default";
    private static readonly string[] Policies = ["ipa", "solver", "fa2-low", "fa2-high", "rim"];

    public static Command Create(Terminal terminal)
    {
        Argument<string> pipeline = new("pipeline") { Description = "A pipeline, by name or path." };
        Option<double?> rate = NumberOption.Of("--rate", "R", "The load in requests/s.", MostRps);
        rate.Required = true;
        Option<string> policy = WordOption.Of("--policy", [], "Whose decision.", Policies);
        Option<string> workload = new("--workload")
        {
            Description = "The workload whose IPA weights are taken, of those that the pipeline file gives under accuracyWeights.",
            DefaultValueFactory = _ => DefaultWorkload,
            HelpName = "NAME",
        };
        Option<double?> peak = NumberOption.Of(
            "--peak", "R", "Peak in requests/s that the balanced objective of the policy solver compares costs at; the load if not given.", MostRps);
        Option<bool> noPlanning = new("--no-planning") { Description = "Leave out the paper's margins and caps (planning: in the pipeline file)." };
        Option<bool> asCoded = new("--as-coded") { Description = "Follow the published code where it departs from the paper." };
        Option<string> solver = WordOption.Of("--solver", [], "Who finds the plan; all but exact know chains on cores alone.", [.. OptionNames.Words(typeof(SolverChoice))]);
        Option<string[]> set = CommonOptions.Set("slo.latencySeconds=2 or --set stages.0.maxReplicas=40");
        Option<string> output = CommonOptions.Output();
        ExampledCommand command = new(
            "solve",
            "Shows the decision of a solver at a given load, with its objective terms and its solve time.",
            "tuner solve nlp --rate 33.5 --policy fa2-low -o json",
            """
            The published policies (ipa, fa2-low, fa2-high, rim) plan with the paper's margins and weights, which the pipeline
            file gives under planning:. The policy solver maximises the balanced objective without them. Where no decision serves
            the load, the least bad one is shown, and it is not an error: "feasible" is false.
            """)
        {
            pipeline, rate, policy, workload, peak, noPlanning, asCoded, solver, set, output,
        };
        command.SetAction(parsed => CommandLine.Guard(terminal, () =>
        {
            Pipeline read = PipelineArgument.Read(parsed.GetValue(pipeline)!, parsed.GetValue(set) ?? []);
            string weights = parsed.GetValue(workload)!;
            if (weights != DefaultWorkload && !read.Planning.AccuracyWeights.ContainsKey(weights))
            {
                string hint = NearWords.Hint(weights, [.. read.Planning.AccuracyWeights.Keys.Order(StringComparer.Ordinal)]) ?? "it has none";
                throw new ArgumentException($"--workload: pipeline '{read.Name}' has no IPA weights for '{weights}'; {hint}");
            }

            double rps = parsed.GetValue(rate)!.Value;
            SolveQuestion question = new(
                read,
                rps,
                parsed.GetValue(policy)!,
                weights,
                parsed.GetValue(peak) ?? rps,
                !parsed.GetValue(noPlanning),
                parsed.GetValue(asCoded),
                WordOption.Value<SolverChoice>(parsed.GetValue(solver)!));
            terminal.Output.Write(SolveAnswer.Of(question, Solve).Write(CommonOptions.Format(parsed.GetValue(output)!)));
            return ExitCode.Done;
        }));
        return command;
    }

    /// <summary>The decision, the policy's note, the objective that was maximised, and the median time of a few solves.</summary>
    private static (Decision Decision, DecisionNote Note, Objective Objective, double SolveMs) Solve(SolveQuestion question)
    {
        Pipeline pipeline = question.Pipeline;
        bool published = question.Policy != "solver";
        Objective objective = published
            ? Objective.Ipa(pipeline, question.Workload)
            : Objective.Relative(pipeline, ObjectiveWeights.Balanced, question.PeakRps);
        DecisionSpace space = new(pipeline);
        PolicyContext context = new(pipeline, space, objective, 10.0, new SeedSequence(0));
        Observation observation = new()
        {
            Interval = 0,
            IntervalSeconds = 10.0,
            InForce = space.Initial,
            Arrivals = new ArrivalHistory(),
            Reports = new ReportHistory(pipeline),
        };
        double[] times = new double[TimedSolves];
        IPolicy policy = Policy(question);
        Decision decision = space.Initial;
        for (int i = 0; i < TimedSolves; i++)
        {
            // A new policy has a new cache, so that every solve is one.
            policy = Policy(question);
            policy.Reset(context);
            long start = Stopwatch.GetTimestamp();
            decision = policy.Decide(observation);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        return (decision, policy.LastNote, objective, Quantiles.Of(times, 0.5));
    }

    private static IPolicy Policy(SolveQuestion question)
    {
        ILoadForecaster load = new ConstantForecaster(question.RateRps);
        bool planning = question.Planning && question.Policy != "solver";
        return question.Policy switch
        {
            "fa2-low" or "fa2-high" => new Fa2Policy(
                question.Policy,
                new Fa2Options
                {
                    Level = question.Policy == "fa2-low" ? VariantLevel.Low : VariantLevel.High,
                    Planning = planning,
                    AsCoded = question.AsCoded,
                    Solver = question.Solver,
                },
                load),
            "rim" => new RimPolicy(
                "rim", new RimOptions { Preset = PlanPreset.Ipa, Planning = planning, AsCoded = question.AsCoded, Solver = question.Solver }, load, question.Workload),
            "ipa" => new SolverPolicy(
                "ipa", new SolverOptions { Preset = PlanPreset.Ipa, Planning = planning, AsCoded = question.AsCoded, Solver = question.Solver }, load, question.Workload),
            _ => new SolverPolicy("solver", new SolverOptions { AsCoded = question.AsCoded, Solver = question.Solver }, load, question.Workload),
        };
    }
}
