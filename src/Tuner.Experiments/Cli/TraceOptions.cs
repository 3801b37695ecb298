using System.CommandLine;
using System.Globalization;
using Tuner.Environment.Configuration;
using Tuner.Environment.Workloads.Importing;

namespace Tuner.Experiments.Cli;

/// <summary>Options that the commands of tuner trace share; those of an import have the texts of <see cref="ImportOptions"/>.</summary>
internal static class TraceOptions
{
    public const string Counts = "counts", Timestamps = "timestamps";

    public static Option<string> Out() => new("--out")
    {
        Description = "The CSV file that is written.",
        HelpName = "FILE",
        Required = true,
        CustomParser = result =>
        {
            string path = result.Tokens[0].Value;
            if (!path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
            {
                result.AddError($"--out must end in .csv, which readers go by, got '{path}'");
            }

            return path;
        },
    };

    public static Option<string> As() =>
        WordOption.Of("--as", [], "What is written: requests of each second, or the time of each request.", Counts, Timestamps);

    public static Option<string> Format() => WordOption.Of("--output", ["-o"], "Format of what goes to standard output.", "text", "json");

    public static Option<int?> Hole() => Whole(
        "--hole", "S", "Runs of at least this many seconds without a request are missing, where the file does not mark what is. Default: 60.", 1);

    /// <summary>A whole number from <paramref name="least"/> on that fits an int.</summary>
    public static Option<int?> Whole(string name, string helpName, string description, int least, int most = int.MaxValue) => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= least && value <= most)
            {
                return value;
            }

            result.AddError($"{name} must be a whole number from {least} to {most}, got '{text}'");
            return null;
        },
    };

    /// <summary>Numbers between commas, each in the range.</summary>
    public static Option<double[]?> Numbers(string name, string helpName, string description, double least, double most) => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result =>
        {
            List<double> numbers = [];
            foreach (string part in result.Tokens[0].Value.Split(','))
            {
                if (!double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || !(number >= least && number <= most))
                {
                    result.AddError(string.Create(
                        CultureInfo.InvariantCulture, $"{name} must be numbers from {least} to {most} with commas between, got '{part}'"));
                    return null;
                }

                numbers.Add(number);
            }

            return [.. numbers];
        },
    };

    /// <summary>The text of an option of an import.</summary>
    public static string Text(string property) => OptionSchema.Of(typeof(ImportOptions)).Find(OptionNames.Key(property))!.Description;
}
