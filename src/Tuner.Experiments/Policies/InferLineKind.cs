using Tuner.Baselines.Heuristics.InferLine;
using Tuner.Environment.Tuning;

namespace Tuner.Experiments.Policies;

internal sealed class InferLineKind : PlannedKind
{
    public override string Kind => "inferline";

    public override string Summary => "fixed variants, a plan by simulation of a training stretch, then scaling by traffic envelope: InferLine (Crankshaw et al., SoCC 2020)";

    public override Type OptionsType => typeof(InferLineOptions);

    public override IPolicy Prepare(PolicyDefinition definition, PolicyWork work)
    {
        InferLineOptions options = (InferLineOptions)definition.Options;
        return new InferLinePolicy(
            definition.Name,
            options,
            work.Experiment.Workload.Training(work.Seeds.Child("inferline-sample"), options.SampleSeconds),
            work.Experiment.Workload.Arrivals);
    }
}
