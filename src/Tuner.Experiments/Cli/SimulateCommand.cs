using System.CommandLine;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;
using Tuner.Environment.Workloads.Arrivals;
using Tuner.Experiments.Recording;

namespace Tuner.Experiments.Cli;

/// <summary>tuner simulate: a what-if on the simulator under one decision.</summary>
internal static class SimulateCommand
{
    private const double MostRps = 1e7;
    private const double MostSeconds = 1e8;

    /// <summary>Every request leaves its latency and its waits in memory, for exact quantiles.</summary>
    private const double MostRequests = 2e7;

    public static Command Create(Terminal terminal)
    {
        Argument<string> pipeline = new("pipeline") { Description = "A pipeline, by name or path." };
        Option<double?> rate = NumberOption.Of("--rate", "R", "Requests/s.", MostRps);
        Option<double?> duration = NumberOption.Of("--duration", "S", "Seconds that are simulated.", MostSeconds, preset: 600.0);
        Option<double?> warmup = NumberOption.Of(
            "--warmup", "S", "Seconds before it that do not count.", MostSeconds, preset: 0.0, zeroAllowed: true);
        Option<ulong> seed = NumberOption.Whole("--seed", "N", "The seed of all that is random.", 0, 1);
        Option<string> process = WordOption.Of("--process", [], "How requests lie in time at a rate.", "poisson", "even", "gamma");
        Option<double?> cv = NumberOption.Of("--cv", "CV", "Coefficient of variation of the gaps of --process gamma.", 100.0, preset: 2.0);
        Option<string?> arrivals = new("--arrivals")
        {
            Description = "A CSV file of arrival times in seconds instead of a rate; runs until all are answered or given up.",
            HelpName = "FILE",
        };
        Option<string?> requestsOut = new("--requests-out")
        {
            Description = "Writes arrival_s,finish_s,outcome of every request, those of the warm-up too; runs until none is left.",
            HelpName = "FILE",
        };
        Option<string[]> decide = new("--decide")
        {
            Description = "STAGE=VARIANT:KEY=VALUE:.. (see the notes), one text a stage, or all in one with ';' between; "
                + "the lightest variant, one replica, the smallest batch where nothing is said.",
            AllowMultipleArgumentsPerToken = true,
            HelpName = "DECISION",
        };
        Option<string[]> set = CommonOptions.Set("slo.latencySeconds=2 or --set stages.0.maxReplicas=40");
        Option<string> output = CommonOptions.Output();
        ExampledCommand command = new(
            "simulate",
            "Simulates a pipeline under one decision, request by request: latencies, waits, queue lengths, drops.",
            "tuner simulate video --rate 20 --duration 600 --seed 1 --decide \"detect=yolov5n:batch=4:replicas=3\" \"classify=resnet18:replicas=2\"",
            """
            Keys of --decide, after STAGE=VARIANT and ':' each:
              batch=B      items of a batch at most: detect=yolov5n:batch=4
              replicas=N   of that variant: detect=yolov5n:replicas=3
              timeout=S    seconds that a batch waits to fill: detect=yolov5n:batch=4:timeout=0.05
              cores=C      of each replica, one of the variant's allocations: detect=yolov5n:cores=2
              share=G      of a GPU for each replica, likewise: detect=ssd:share=0.5
            Several deployments of a stage: variants, replicas and cores or shares with '+' between, as in
            classify=resnet18+resnet50:replicas=2+1. tuner show pipelines PIPELINE lists stages, variants, batches and allocations.
            Where nothing can ever leave any more, the simulation ends with a warning that says how many requests stay and where.
            """)
        {
            pipeline, rate, duration, warmup, seed, process, cv, arrivals, requestsOut, decide, set, output,
        };
        command.Validators.Add(result =>
        {
            if ((result.GetResult(rate) is null) == (result.GetResult(arrivals) is null))
            {
                result.AddError("either --rate or --arrivals is needed, and not both");
            }

            if (result.GetResult(cv) is { Implicit: false } && result.GetValue(process) != "gamma")
            {
                result.AddError("--cv has no meaning without --process gamma");
            }

            foreach (Option unused in new Option[] { duration, process, cv })
            {
                if (result.GetResult(arrivals) is not null && result.GetResult(unused) is { Implicit: false })
                {
                    result.AddError($"{unused.Name} is of a --rate, and means nothing with --arrivals");
                }
            }
        });
        command.SetAction(parsed => CommandLine.Guard(terminal, () =>
        {
            Pipeline read = PipelineArgument.Read(parsed.GetValue(pipeline)!, parsed.GetValue(set) ?? []);
            Decision decision = Decided(read, parsed.GetValue(decide) ?? []);
            SeedSequence seeds = new(parsed.GetValue(seed));
            double lead = parsed.GetValue(warmup)!.Value;
            IArrivalSource source = parsed.GetValue(arrivals) is { } file
                ? ReplayedArrivals.Read(file)
                : AtRate(
                    parsed.GetValue(rate)!.Value,
                    lead + parsed.GetValue(duration)!.Value,
                    WordOption.Value<ArrivalKind>(parsed.GetValue(process)!),
                    seeds,
                    parsed.GetValue(cv)!.Value);
            if (lead >= source.DurationSeconds)
            {
                throw new ArgumentException($"a --warmup of {lead} s leaves nothing of arrivals that end at {source.DurationSeconds} s");
            }

            string? log = parsed.GetValue(requestsOut);
            if (log is not null)
            {
                OutputFile.RefuseInput(
                    "--requests-out", log, new[] { parsed.GetValue(arrivals), PipelineArgument.FileOf(parsed.GetValue(pipeline)!) }.OfType<string>());
            }

            bool untilEmpty = log is not null || parsed.GetValue(arrivals) is not null;
            using StreamWriter? writer = log is null ? null : CommandLine.Open("--requests-out", log, () => new StreamWriter(log));
            RequestLog? requests = writer is null ? null : new RequestLog();
            SimulationTotals totals = SimulationRun.Play(read, decision, source, seeds, lead, untilEmpty, requests);
            requests?.Write(writer!);
            SimulateAnswer answer = SimulateAnswer.Of(read, decision, totals);
            if (answer.StallText() is { } stall)
            {
                terminal.Error.WriteLine($"tuner: warning: {stall}{(log is null ? string.Empty : $"; {log} lacks them")}");
            }

            terminal.Output.Write(answer.Write(CommonOptions.Format(parsed.GetValue(output)!)));
            return ExitCode.Done;
        }));
        return command;
    }

    private static Decision Decided(Pipeline pipeline, string[] texts)
    {
        DecisionSpace space = new(pipeline);
        if (texts.Length == 0)
        {
            return space.Initial;
        }

        try
        {
            Decision decision = DecisionText.Parse(pipeline, string.Join(';', texts));
            space.Check(decision);
            return decision;
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException($"--decide: {e.Message}", e);
        }
    }

    private static ConstantRateArrivals AtRate(double rateRps, double seconds, ArrivalKind kind, SeedSequence seeds, double cv) =>
        rateRps * seconds <= MostRequests
            ? new ConstantRateArrivals(rateRps, seconds, kind, seeds, cv)
            : throw new ArgumentException($"{rateRps} requests/s for {seconds} s are more than the {MostRequests} requests that fit a simulation");
}
