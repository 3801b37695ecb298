using System.CommandLine;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Simulation;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;
using Tuner.Environment.Workloads.Arrivals;
using Tuner.Experiments.Recording;

namespace Tuner.Experiments.Cli;

/// <summary>tuner simulate: a what-if on the simulator under one decision.</summary>
internal static class SimulateCommand
{
    private const double ChunkSeconds = 10.0;

    public static Command Create()
    {
        Argument<string> pipeline = new("pipeline") { Description = "A pipeline, by name or path." };
        Option<double?> rate = new("--rate") { Description = "Requests/s, above 0.", HelpName = "R" };
        rate.Validators.Add(Positive.Check);
        Option<double> duration = new("--duration")
        {
            Description = "Seconds that are simulated.",
            DefaultValueFactory = _ => 600.0,
            HelpName = "S",
        };
        duration.Validators.Add(Positive.Check);
        Option<double> warmup = new("--warmup") { Description = "Seconds before it that do not count.", HelpName = "S" };
        warmup.Validators.Add(Positive.Check);
        Option<ulong> seed = new("--seed") { Description = "The seed of all that is random.", DefaultValueFactory = _ => 1UL, HelpName = "N" };
        Option<ArrivalKind> process = new("--process")
        {
            Description = "How requests lie in time at a rate: poisson, even or gamma (see --cv).",
            DefaultValueFactory = _ => ArrivalKind.Poisson,
            HelpName = "poisson|even|gamma",
        };
        Option<double> cv = new("--cv") { Description = "Coefficient of variation of gamma gaps.", DefaultValueFactory = _ => 2.0, HelpName = "CV" };
        cv.Validators.Add(Positive.Check);
        Option<string?> arrivals = new("--arrivals")
        {
            Description = "A CSV file of arrival times in seconds instead of a rate; runs until all are answered or given up.",
            HelpName = "FILE",
        };
        Option<string?> requestsOut = new("--requests-out")
        {
            Description = "Writes arrival_s,finish_s,outcome of every request; runs until none is left.",
            HelpName = "FILE",
        };
        Option<string[]> decide = new("--decide")
        {
            Description = "STAGE=VARIANT:batch=B:replicas=N (cores=, share=, timeout= too), one text a stage; the lightest variant, one replica if not given.",
            AllowMultipleArgumentsPerToken = true,
            HelpName = "DECISION",
        };
        Option<string[]> set = CommonOptions.Set();
        Option<OutputFormat> output = CommonOptions.Output();
        Command command = new(
            "simulate",
            """
            Simulates a pipeline under one decision, request by request: latencies, waits, queue lengths, drops.

            Example:
              tuner simulate video --rate 20 --duration 600 --seed 1 --decide "detect=yolov5n:batch=4:replicas=3" "classify=resnet18:replicas=2"
            """)
        {
            pipeline, rate, duration, warmup, seed, process, cv, arrivals, requestsOut, decide, set, output,
        };
        command.Validators.Add(result =>
        {
            if ((result.GetValue(rate) is null) == (result.GetValue(arrivals) is null))
            {
                result.AddError("Either --rate or --arrivals is needed, and not both.");
            }
        });
        command.SetAction(parsed => CommandLine.Guard(() =>
        {
            Pipeline read = PipelineArgument.Read(parsed.GetValue(pipeline)!, parsed.GetValue(set) ?? []);
            Decision decision = parsed.GetValue(decide) is { Length: > 0 } texts
                ? DecisionText.Parse(read, string.Join(';', texts))
                : new DecisionSpace(read).Initial;
            SeedSequence seeds = new(parsed.GetValue(seed));
            double lead = parsed.GetValue(warmup), seconds = parsed.GetValue(duration);
            IArrivalSource source = parsed.GetValue(arrivals) is { } file
                ? ReplayedArrivals.Read(file)
                : new ConstantRateArrivals(
                    parsed.GetValue(rate)!.Value, lead + seconds, parsed.GetValue(process), seeds, parsed.GetValue(cv));
            bool untilEmpty = parsed.GetValue(arrivals) is not null || parsed.GetValue(requestsOut) is not null;
            RequestLog? log = parsed.GetValue(requestsOut) is null ? null : new RequestLog();
            SimulationTotals totals = Simulate(read, decision, source, seeds, lead, untilEmpty, log);
            log?.Write(parsed.GetValue(requestsOut)!);
            Console.Out.Write(SimulateAnswer.Of(read, decision, totals).Write(parsed.GetValue(output)));
            return ExitCode.Done;
        }));
        return command;
    }

    private static SimulationTotals Simulate(
        Pipeline pipeline, Decision decision, IArrivalSource arrivals, SeedSequence seeds, double warmupSeconds, bool untilEmpty, RequestLog? log)
    {
        SimulatedServingSystem system = new(pipeline, arrivals, seeds, log);
        SimulationTotals totals = new(pipeline);
        system.Start(decision);
        if (warmupSeconds > 0.0)
        {
            system.Advance(decision, warmupSeconds);
        }

        double end = arrivals.DurationSeconds;
        while (system.NowSeconds < end)
        {
            totals.Add(system.Advance(decision, Math.Min(ChunkSeconds, end - system.NowSeconds)));
        }

        while (untilEmpty && !system.IsEmpty)
        {
            totals.AddDrain(system.Advance(decision, ChunkSeconds));
        }

        return totals;
    }
}
