using System.Globalization;
using Tuner.Environment.Configuration;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Experiments.Recording;

/// <summary>
/// A decision on one line: <c>detect=yolov5n:batch=4:replicas=3;classify=resnet18:batch=1:replicas=2</c>. Keys are batch, replicas,
/// cores or share (of each replica; left out at the variant's base allocation) and timeout in seconds (left out at the stage's
/// own). A stage with several deployments joins their variants, replicas, cores and shares by '+'.
/// </summary>
public static class DecisionText
{
    private static readonly string[] Keys = ["batch", "replicas", "cores", "share", "timeout"];

    /// <summary>The text that <see cref="Parse(Pipeline, string)"/> reads back as an equal decision.</summary>
    public static string Format(Pipeline pipeline, Decision decision) =>
        string.Join(';', pipeline.Stages.Zip(decision.Stages, Format));

    /// <summary>
    /// Reads a decision. What is left out of a stage is one replica and the smallest batch; a stage that is left out has its
    /// decision of <see cref="DecisionSpace.Initial"/>: lightest variant, one replica, smallest batch.
    /// </summary>
    /// <exception cref="ArgumentException">A name or key that does not exist, or a value that is none; says what was expected.</exception>
    public static Decision Parse(Pipeline pipeline, string text)
    {
        StageDecision[] stages = [.. new DecisionSpace(pipeline).Initial.Stages];
        HashSet<int> seen = [];
        foreach (string part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] fields = part.Split(':', StringSplitOptions.TrimEntries);
            (string name, string variants) = Pair(fields[0], "STAGE=VARIANT");
            int index = pipeline.FindStage(name);
            if (index < 0)
            {
                throw new ArgumentException(
                    $"Pipeline '{pipeline.Name}' has no stage '{name}': {NearWords.Hint(name, [.. pipeline.Stages.Select(s => s.Name)])}");
            }

            if (!seen.Add(index))
            {
                throw new ArgumentException($"Stage '{name}' is decided twice in '{text}'.");
            }

            stages[index] = Parse(pipeline.Stages[index], variants, fields.AsSpan(1));
        }

        return seen.Count > 0 ? new Decision([.. stages]) : throw new ArgumentException("The decision is empty, STAGE=VARIANT expected.");
    }

    private static string Format(Stage stage, StageDecision decision)
    {
        string Join(Func<VariantDeployment, string> value) => string.Join('+', decision.Deployments.Select(value));

        string text = $"{stage.Name}={Join(d => stage.Variants[d.Variant].Name)}:batch={decision.MaxBatch}" +
            $":replicas={Join(d => d.Replicas.ToString(CultureInfo.InvariantCulture))}";
        if (decision.Deployments.Any(d => d.Allocation != stage.Variants[d.Variant].BaseAllocation))
        {
            bool onCores = decision.Deployments[0].Allocation.Kind == ResourceKind.Cores;
            text += $":{(onCores ? "cores" : "share")}={Join(d => Number(d.Allocation.Amount))}";
        }

        return decision.BatchTimeoutSeconds == OwnTimeoutSeconds(stage, decision.MaxBatch)
            ? text
            : $"{text}:timeout={Number(decision.BatchTimeoutSeconds)}";
    }

    private static StageDecision Parse(Stage stage, string variantNames, ReadOnlySpan<string> fields)
    {
        int[] variants = [.. variantNames.Split('+').Select(name => Variant(stage, name))];
        int batch = stage.BatchSizes[0];
        double? timeoutSeconds = null;
        int[] replicas = [.. variants.Select(_ => 1)];
        Allocation[] allocations = [.. variants.Select(v => stage.Variants[v].BaseAllocation)];
        HashSet<string> seen = [];
        foreach (string field in fields)
        {
            (string key, string value) = Pair(field, "KEY=VALUE");
            if (!Keys.Contains(key))
            {
                throw new ArgumentException($"Stage '{stage.Name}' has no key '{key}': {NearWords.Hint(key, Keys)}");
            }

            if (!seen.Add(key is "share" ? "cores" : key))
            {
                throw new ArgumentException($"Stage '{stage.Name}': '{key}' when {(key is "share" or "cores" ? "cores or share" : "it")} is given already.");
            }

            string where = $"{stage.Name}:{key}";
            switch (key)
            {
                case "batch":
                    batch = Whole(where, value);
                    break;
                case "timeout":
                    timeoutSeconds = Number(where, value, above: false);
                    break;
                case "replicas":
                    replicas = [.. List(where, value, variants.Length).Select(v => Whole(where, v))];
                    break;
                default:
                    // Where some of the variants are on cores and others on GPUs, each amount is in the unit of its variant.
                    ResourceKind kind = key == "cores" ? ResourceKind.Cores : ResourceKind.GpuShare;
                    bool isMixed = allocations.Any(a => a.Kind != allocations[0].Kind);
                    allocations =
                    [
                        .. List(where, value, variants.Length)
                            .Select((v, i) => new Allocation(isMixed ? allocations[i].Kind : kind, Number(where, v, above: true))),
                    ];
                    break;
            }
        }

        return new StageDecision(
            [.. variants.Select((v, i) => new VariantDeployment(v, allocations[i], replicas[i]))],
            batch,
            timeoutSeconds ?? OwnTimeoutSeconds(stage, batch));
    }

    /// <summary>As <see cref="DecisionSpace"/> has it: a batch of one waits for nobody.</summary>
    private static double OwnTimeoutSeconds(Stage stage, int maxBatch) => maxBatch == 1 ? 0.0 : stage.BatchTimeoutSeconds;

    private static int Variant(Stage stage, string name)
    {
        int index = stage.FindVariant(name);
        return index >= 0
            ? index
            : throw new ArgumentException(
                $"Stage '{stage.Name}' has no variant '{name}': {NearWords.Hint(name, [.. stage.Variants.Select(v => v.Name)])}");
    }

    private static (string Key, string Value) Pair(string text, string expected)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && equals < text.Length - 1
            ? (text[..equals].Trim(), text[(equals + 1)..].Trim())
            : throw new ArgumentException($"'{text}' in a decision: {expected} expected.");
    }

    private static string[] List(string where, string text, int count)
    {
        string[] values = text.Split('+');
        return values.Length == count
            ? values
            : throw new ArgumentException($"{where}={text}: {count} value(s) expected, one for each variant.");
    }

    private static int Whole(string where, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= 1
            ? value
            : throw new ArgumentException($"{where}={text}: a whole number of 1 or more expected.");

    private static double Number(string where, string text, bool above) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
        && double.IsFinite(value) && (above ? value > 0.0 : value >= 0.0)
            ? value
            : throw new ArgumentException($"{where}={text}: a number {(above ? "above 0" : "of 0 or more")} expected.");

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
