namespace Tuner.Experiments.Recording;

/// <summary>What the fluid model says of one seed's episode: a row of bound.csv. Nobody achieved these numbers.</summary>
/// <param name="Seed">Whose episode.</param>
/// <param name="Bound">Mean score of an interval that no plan exceeds in the model.</param>
/// <param name="ModelPlan">That of the best plan found in the model.</param>
/// <param name="Rounds">Rounds that it took.</param>
public sealed record BoundRow(ulong Seed, double Bound, double ModelPlan, int Rounds) : IRow<BoundRow>
{
    /// <inheritdoc/>
    public void Write(RowWriter to)
    {
        to.Put("seed", (long)Seed);
        to.Put("bound", Bound);
        to.Put("model_plan", ModelPlan);
        to.Put("rounds", Rounds);
    }

    /// <inheritdoc/>
    public static BoundRow Read(RowReader from) =>
        new((ulong)from.WholeLong("seed"), from.Number("bound"), from.Number("model_plan"), from.Whole("rounds"));
}
