using System.CommandLine;
using System.Globalization;
using Tuner.Agents.Forecasting;
using Tuner.Environment.Configuration;
using Tuner.Environment.Randomness;
using Tuner.Environment.Workloads;
using Tuner.Environment.Workloads.Forecasting;
using Tuner.Experiments.Recording;

namespace Tuner.Experiments.Cli;

/// <summary>tuner train-forecaster: the LSTM of IPA and InfAdapter from the training stretches of a workload to a file.</summary>
internal static class TrainForecasterCommand
{
    private const int AskedEverySeconds = 10;
    private const int HeldOutStretches = 20;
    private const int Most = 10_000;

    public static Command Create(Terminal terminal)
    {
        LstmOptions usual = new();
        Argument<string> name = new("workload") { Description = "A workload file, or the name of one in experiments/workloads." };
        Option<string[]> set = CommonOptions.Set("file=traces/twitter-2021-08/workload.tbz2");
        Option<ulong> seed = NumberOption.Whole("--seed", "N", "The seed of first weights and order of samples.", 0, 1);
        Option<string?> path = new("--out") { Description = "The file that is written. Default: WORKLOAD-lstm-SEED.safetensors here.", HelpName = "FILE" };
        Option<int?> bins = Of(nameof(usual.Bins), usual.Bins, 120), bin = Of(nameof(usual.BinSeconds), usual.BinSeconds, 3_600);
        Option<int?> horizon = Of(nameof(usual.HorizonSeconds), usual.HorizonSeconds, 3_600), stride = Of(nameof(usual.StrideSeconds), usual.StrideSeconds, 3_600);
        Option<int?> epochs = Of(nameof(usual.Epochs), usual.Epochs, Most);
        Option<int?> drawn = TraceOptions.Whole("--stretches", "N", "Training stretches that a generator is asked for. Default: 1000.", 1, Most);
        Option<string> output = TraceOptions.Format();
        ExampledCommand command = new(
            "train-forecaster",
            "Trains an LSTM forecaster on the training stretches of a workload.",
            "tuner train-forecaster bursty --set file=traces/twitter-2021-08/workload.tbz2 --out lstm.safetensors",
            "A policy names the file as forecaster: {kind: lstm, file: lstm.safetensors}. InfAdapter's: --bins 10 --bin-seconds 60 --horizon-seconds 60 --stride-seconds 60.")
        {
            name, set, seed, path, bins, bin, horizon, stride, epochs, drawn, output,
        };
        command.SetAction(parsed => CommandLine.Guard(terminal, () =>
        {
            IWorkload workload = WorkloadArgument.Read(parsed.GetValue(name)!, parsed.GetValue(set) ?? []);
            ulong seedOfAll = parsed.GetValue(seed);
            string file = parsed.GetValue(path) ?? string.Create(CultureInfo.InvariantCulture, $"{workload.Name}-lstm-{seedOfAll}.safetensors");
            LstmOptions options = usual with
            {
                Bins = parsed.GetValue(bins) ?? usual.Bins,
                BinSeconds = parsed.GetValue(bin) ?? usual.BinSeconds,
                HorizonSeconds = parsed.GetValue(horizon) ?? usual.HorizonSeconds,
                StrideSeconds = parsed.GetValue(stride) ?? usual.StrideSeconds,
                Epochs = parsed.GetValue(epochs) ?? usual.Epochs,
            };
            SeedSequence seeds = new(seedOfAll);
            double last = double.NaN;
            TrainedLstm trained = new LstmTrainer(options).Train(
                RecordedStretches.Training(workload, seeds.Child("training"), parsed.GetValue(drawn) ?? 1_000),
                workload.PeakRps,
                seeds.Child("learner"),
                (epoch, loss) =>
                {
                    last = loss;
                    if (terminal.Interactive)
                    {
                        terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"epoch {epoch} of {options.Epochs}: loss {loss:0.####}"));
                    }
                });
            CommandLine.Open("--out", file, () =>
            {
                AtomicFile.Write(file, stream => LstmCheckpoint.Save(trained, stream));
                return file;
            });
            ForecastTrial trial = new(AskedEverySeconds, options.HorizonSeconds, ForecastTarget.Max);
            TrainForecasterAnswer answer = new()
            {
                File = file,
                Workload = workload.Name,
                Seed = seedOfAll,
                Parameters = LstmParameters.Count,
                Epochs = options.Epochs,
                Loss = last,
                HeldOut = trial.Run(new LstmForecaster(trained), RecordedStretches.HeldOut(workload, new SeedSequence(1), HeldOutStretches)),
            };
            terminal.Output.Write(CommonOptions.Format(parsed.GetValue(output)!) == OutputFormat.Json ? JsonText.Of(answer) : answer.Text());
            return ExitCode.Done;
        }));
        return command;
    }

    /// <summary>A setting of <see cref="LstmOptions"/>, with its text.</summary>
    private static Option<int?> Of(string property, int usual, int most)
    {
        string key = System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(property);
        string description = OptionSchema.Of(typeof(LstmOptions)).Find(OptionNames.Key(property))!.Description;
        return TraceOptions.Whole($"--{key}", "N", $"{description} Default: {usual}.", 1, most);
    }
}
