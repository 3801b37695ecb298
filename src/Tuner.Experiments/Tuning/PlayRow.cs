using System.Globalization;
using Tuner.Experiments.Recording;

namespace Tuner.Experiments.Tuning;

/// <summary>A row of plays.csv: one trial on one stretch at one point.</summary>
internal sealed record PlayRow(
    string Phase, int Trial, int Stretch, CellKey Cell, double Score, double Violations, double Accuracy, double CostCores, double ChangesPerHour)
    : IRow<PlayRow>
{
    public static PlayRow Of(string phase, Play play) => new(
        phase,
        play.Trial,
        play.Stretch,
        play.Summary.Cell,
        play.Summary.Score,
        play.Summary.Violations,
        play.Summary.Accuracy,
        play.Summary.CostCores,
        play.Summary.ChangesPerHour);

    public void Write(RowWriter to)
    {
        to.Put("phase", Phase);
        to.Put("trial", Trial);
        to.Put("stretch", Stretch);
        to.Put("stretch_seed", Cell.Seed.ToString(CultureInfo.InvariantCulture));
        to.Put("pipeline", Cell.Pipeline);
        to.Put("workload", Cell.Workload);
        to.Put("swept", Cell.Point?.Name ?? string.Empty);
        to.Put("swept_value", Cell.Point?.Value ?? string.Empty);
        to.Put("policy", Cell.Policy);
        to.Put("score", Score);
        to.Put("violations", Violations);
        to.Put("accuracy", Accuracy);
        to.Put("cost_cores", CostCores);
        to.Put("changes_per_hour", ChangesPerHour);
    }

    public static PlayRow Read(RowReader from)
    {
        string swept = from.Text("swept");
        ulong seed = ulong.Parse(from.Text("stretch_seed"), CultureInfo.InvariantCulture);
        return new PlayRow(
            from.Text("phase"),
            from.Whole("trial"),
            from.Whole("stretch"),
            new CellKey(from.Text("pipeline"), from.Text("workload"), from.Text("policy"), seed)
            {
                Point = swept.Length == 0 ? null : new SweepPoint(swept, from.Text("swept_value")),
            },
            from.Number("score"),
            from.Number("violations"),
            from.Number("accuracy"),
            from.Number("cost_cores"),
            from.Number("changes_per_hour"));
    }
}
