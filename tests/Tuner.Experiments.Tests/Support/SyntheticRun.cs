using System.Collections.Immutable;
using Tuner.Agents;
using Tuner.Environment.Randomness;
using Tuner.Environment.Tuning;
using Tuner.Experiments.Recording;

namespace Tuner.Experiments.Tests.Support;

/// <summary>Rows that look like those of a run, made from seeded numbers: for what reads and draws rows.</summary>
internal static class SyntheticRun
{
    public static readonly string[] Policies = ["ppo", "solver", "ipa", "fa2-low", "fa2-high", "rim", "fixed"];

    private static readonly Dictionary<string, (double CoresPerRps, double Least, double Accuracy, double Violations)> Habits = new()
    {
        ["ppo"] = (1.15, 3, 0.51, 0.006),
        ["solver"] = (1.25, 3, 0.50, 0.02),
        ["ipa"] = (1.5, 4, 0.49, 0.03),
        ["fa2-low"] = (0.5, 2, 0.36, 0.04),
        ["fa2-high"] = (2.2, 6, 0.55, 0.05),
        ["rim"] = (0, 46, 0.53, 0.001),
        ["fixed"] = (0, 30, 0.47, 0.002),
    };

    public static CellKey Cell(string policy, ulong seed, string workload = "bursty") => new("video", workload, policy, seed);

    public static ImmutableArray<IntervalRow> Intervals(string policy, ulong seed, int count = 120)
    {
        RandomStream load = new SeedSequence(seed).Stream("load"), own = new SeedSequence(seed).Stream(policy);
        (double perRps, double least, double accuracy, double violations) = Habits.GetValueOrDefault(policy, (1.3, 4, 0.48, 0.02));
        List<IntervalRow> rows = [];
        double before = 10;
        for (int i = 0; i < count; i++)
        {
            double burst = i is > 40 and < 70 ? 18 : i is > 90 and < 98 ? 10 : 0;
            double rps = Math.Round(Math.Max(1, 9 + burst + (2.2 * load.NextGaussian())), 1);
            double cores = Math.Round(least + (perRps * before));
            int arrived = (int)(10 * rps), late = (int)(arrived * violations * (rps > before + 3 ? 8 : own.NextDouble()));
            double pas = perRps == 0 ? accuracy : accuracy - (0.004 * before * (policy is "fa2-low" or "fa2-high" ? 0 : 1)) + (0.01 * own.NextGaussian());
            before = rps;
            rows.Add(new IntervalRow
            {
                Interval = i,
                StartSeconds = 10 * i,
                EndSeconds = 10 * (i + 1),
                OfferedRps = rps,
                Arrived = arrived,
                OnTime = arrived - late,
                Late = late,
                Dropped = 0,
                Abandoned = 0,
                Inside = 0,
                Answered = arrived,
                Accuracy = pas,
                DecidedCores = cores,
                CostCores = cores + 0.5,
                PaidCores = cores + 0.5,
                DecidedGpuShare = 0,
                PaidGpuShare = 0,
                Score = new Score(pas / 0.55, -0.5 * cores / 60, -5.0 * late / arrived, 0),
                ViolationRatio = (double)late / arrived,
                LatencyP50Seconds = 0.3 + (0.1 * own.NextDouble()),
                LatencyP95Seconds = 0.5 + (0.1 * own.NextDouble()),
                LatencyP99Seconds = i % 7 == 0 ? double.NaN : 0.6 + (0.1 * own.NextDouble()),
                LatencyMeanSeconds = 0.35,
                PlannedRps = policy is "rim" or "fixed" ? double.NaN : before,
                Feasible = rps < 30,
                Decision = "detect=yolov5n:batch=4:replicas=3;classify=resnet18:batch=1:replicas=2",
                Changes = i > 0 && own.NextDouble() < 0.3 ? 1 : 0,
                Stages =
                [
                    new StageRow("detect", "yolov5n", 3, 4, 3, 0, 0, 2, own.NextDouble(), 0.2),
                    new StageRow("classify", "resnet18", 2, 1, 2, 1, 0, 0, own.NextDouble(), double.NaN),
                ],
            });
        }

        return [.. rows];
    }

    public static ImmutableArray<TrainingRecord> Training(ulong seed, int updates = 120)
    {
        RandomStream noise = new SeedSequence(seed).Stream("training");
        return
        [
            .. Enumerable.Range(1, updates).Select(u => new TrainingRecord(new TrainingRow(
                Update: u,
                Steps: 4096L * u,
                EpisodeScore: 0.86 - (0.9 * Math.Exp(-u / 25.0)) + (0.03 * noise.NextGaussian()),
                EpisodeReturn: double.NaN,
                PolicyLoss: 0.01 * noise.NextGaussian(),
                ValueLoss: Math.Exp(-u / 30.0),
                Entropy: 3.0 - (0.01 * u),
                ApproxKl: double.NaN,
                ClipFraction: double.NaN,
                ExplainedVariance: double.NaN,
                LearningRate: 3e-4,
                ValidationScore: u % 10 == 0 ? 0.84 - (0.9 * Math.Exp(-u / 25.0)) + (0.01 * noise.NextGaussian()) : double.NaN))),
        ];
    }

    /// <summary>A whole run folder: every policy, several seeds; one policy learns.</summary>
    public static RunDirectory Write(string folder, int seeds = 5, int intervals = 120, params string[] policies)
    {
        RunDirectory run = RunDirectory.Create(folder, Description(), new FixedTime());
        foreach (string policy in policies.Length > 0 ? policies : Policies)
        {
            for (ulong seed = 1; seed <= (ulong)seeds; seed++)
            {
                using CellRecorder cell = run.Record(Cell(policy, seed));
                foreach (IntervalRow row in Intervals(policy, seed, intervals))
                {
                    cell.Append(row);
                    cell.Append(new TimingRow(row.Interval, 0.25 + (0.001 * row.Interval)));
                }

                cell.Append(new LatencyRow(0.99, 0.7));
                if (policy.StartsWith("ppo", StringComparison.Ordinal))
                {
                    Training(seed).ToList().ForEach(cell.Append);
                }

                cell.Complete();
            }
        }

        run.Finish(new FixedTime());
        return run;
    }

    public static RunDescription Description() => new()
    {
        Experiment = "synthetic",
        ExperimentYaml = "name: synthetic # as given\n",
        ResolvedYaml = "name: synthetic\n",
        Seeds = [1, 2, 3, 4, 5],
        CommandLine = ["run", "synthetic.yaml"],
    };
}
