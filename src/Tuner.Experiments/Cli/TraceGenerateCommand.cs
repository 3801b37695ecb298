using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Tuner.Environment.Configuration;
using Tuner.Environment.Randomness;
using Tuner.Environment.Workloads;
using Tuner.Environment.Workloads.Arrivals;
using Tuner.Environment.Workloads.Generation;
using Tuner.Environment.Workloads.Traces;

namespace Tuner.Experiments.Cli;

/// <summary>tuner trace generate: a trace of a preset, or of a Markov-modulated Poisson process.</summary>
internal static class TraceGenerateCommand
{
    private const string Mmpp = "mmpp";
    private const double MostRps = 1e6;
    private const double MostRequests = 2e8;
    private const int UsualDamping = 8;
    private static readonly int[] WindowsSeconds = [1, 10, 60];

    public static Command Create(Terminal terminal)
    {
        string[] presets = [.. OptionNames.Words(typeof(WorkloadPreset)), Mmpp];
        Argument<string> preset = new("preset") { Description = $"One of {string.Join(", ", presets)}." };
        Option<int?> duration = TraceOptions.Whole("--duration", "S", "Seconds of the trace. Default: 1200.", 1, RequestTrace.MostSeconds);
        Option<ulong> seed = NumberOption.Whole("--seed", "N", "The seed of all that is random.", 0, 1);
        Option<int?> damping = TraceOptions.Whole("--damping", "N", $"Counts of a preset are divided by this and rounded down. Default: {UsualDamping}.", 1, 1_000);
        Option<string> process = WordOption.Of("--process", [], "How the requests of a preset lie within a second, with --as timestamps.", "poisson", "even", "gamma");
        Option<double?> cv = NumberOption.Of("--cv", "CV", "Coefficient of variation of the gaps of --process gamma, from 0.05.", 10.0, preset: 2.0);
        Option<double?> rate = NumberOption.Of("--rate", "R", "Mean requests/s of mmpp.", MostRps);
        Option<double[]?> rates = TraceOptions.Numbers("--rates", "R,R", "Rates of the states of mmpp to each other. Default: 1,4.", 0.0, MostRps);
        Option<double[]?> sojourns = TraceOptions.Numbers("--sojourns", "S,S", "Mean seconds that mmpp stays in each state. Default: 30,10.", 0.001, 1e7);
        Option<string> output = TraceOptions.Out(), written = TraceOptions.As(), answer = TraceOptions.Format();
        ExampledCommand command = new(
            "generate",
            "Generates a trace: a preset as workloads have it, or a Markov-modulated Poisson process.",
            "tuner trace generate mmpp --rate 20 --rates 1,4 --sojourns 30,10 --duration 600 --as timestamps --out mmpp.csv",
            "tuner simulate PIPELINE --arrivals FILE plays a trace that was written as timestamps.")
        {
            preset, duration, seed, damping, process, cv, rate, rates, sojourns, output, written, answer,
        };
        command.Validators.Add(result =>
        {
            string? word = result.GetValue(preset);
            if (word is not null && !presets.Contains(word, StringComparer.Ordinal))
            {
                result.AddError($"there is no preset '{word}'; {NearWords.Hint(word, presets)}");
                return;
            }

            foreach (Option option in word == Mmpp ? new Option[] { damping, process, cv } : [rate, rates, sojourns])
            {
                if (result.GetResult(option) is { Implicit: false })
                {
                    result.AddError($"{option.Name} means nothing with {word}");
                }
            }

            if (result.GetValue(written) != TraceOptions.Timestamps && result.GetResult(process) is { Implicit: false })
            {
                result.AddError("--process means nothing with --as counts");
            }

            if (word != Mmpp && result.GetValue(process) != "gamma" && result.GetResult(cv) is { Implicit: false })
            {
                result.AddError("--cv has no meaning without --process gamma");
            }

            if (word == Mmpp && result.GetResult(rate) is null)
            {
                result.AddError("--rate is missing, the mean of an mmpp");
            }
        });
        command.SetAction(parsed => CommandLine.Guard(terminal, () =>
        {
            string word = parsed.GetValue(preset)!;
            int seconds = parsed.GetValue(duration) ?? 1_200;
            ulong seedOfAll = parsed.GetValue(seed);
            bool timestamps = parsed.GetValue(written) == TraceOptions.Timestamps;
            SeedSequence seeds = new(seedOfAll);
            RequestTrace? requests = null;
            SecondTrace trace;
            List<string> provenance = [$"source: tuner trace generate {word}", string.Create(CultureInfo.InvariantCulture, $"seed: {seedOfAll}")];
            if (word == Mmpp)
            {
                ArrivalOptions usual = new();
                MarkovModulation chain = new(
                    parsed.GetValue(rates) is { Length: > 0 } given ? given : usual.Rates,
                    parsed.GetValue(sojourns) is { Length: > 0 } stays ? stays : usual.SojournSeconds);
                double mean = parsed.GetValue(rate)!.Value;
                requests = Collect(word, new ModulatedArrivals(mean, seconds, chain, seeds), seconds, mean * seconds);
                trace = requests.Seconds;
                provenance.AddRange(Describe(mean, chain));
            }
            else
            {
                int divisor = parsed.GetValue(damping) ?? UsualDamping;
                IArrivalProcess arrivals = new ArrivalOptions
                {
                    Kind = WordOption.Value<ArrivalKind>(parsed.GetValue(process)!),
                    Cv = parsed.GetValue(cv)!.Value,
                }.Create();
                GeneratedWorkload workload = new(word, new TraceGenerator(WordOption.Value<WorkloadPreset>(word), divisor), seconds, arrivals);
                LoadTrace load = workload.Test(seeds);
                trace = new SecondTrace(word, load.Run.ToArray(), new bool[seconds]);
                requests = timestamps ? Collect(word, arrivals.Arrivals(load, seeds.Child("arrivals")), seconds, trace.Statistics().TotalRequests) : null;
                provenance.Add($"divided by: {divisor}");
            }

            TraceWritten file = TraceWritten.To(parsed.GetValue(output)!, trace, timestamps ? requests : null, provenance);
            terminal.Output.Write(CommonOptions.Format(parsed.GetValue(answer)!) == OutputFormat.Json ? JsonText.Of(file) : file.Text());
            return ExitCode.Done;
        }));
        return command;
    }

    private static RequestTrace Collect(string name, IArrivalSource source, int seconds, double expected)
    {
        if (expected > MostRequests)
        {
            throw new ArgumentException($"some {expected:0} requests are more than the {MostRequests:0} that fit");
        }

        List<double> times = [];
        for (int second = 0; second < seconds; second++)
        {
            source.AppendSecond(second, times);
        }

        return new RequestTrace(name, [.. times], new bool[seconds]);
    }

    /// <summary>The chain, and what theory says of the counts.</summary>
    private static IEnumerable<string> Describe(double mean, MarkovModulation chain)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        yield return string.Create(culture, $"mean: {mean} requests/s");
        yield return "states: " + string.Join(", ", chain.Factors.Zip(
            chain.SojournSeconds, (factor, stay) => string.Create(culture, $"{factor * mean:0.####} requests/s for {stay:0.####} s")));
        yield return "dispersion by theory: " + string.Join(", ", WindowsSeconds.Select(
            window => string.Create(culture, $"{window} s {chain.IndexOfDispersion(mean, window):0.####}")));
    }
}
