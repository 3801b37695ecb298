using Tuner.Environment.Tuning;
using Tuner.Experiments.Recording;
using Tuner.Experiments.Tests.Support;

namespace Tuner.Experiments.Tests.Recording;

public sealed class RowFileTests
{
    [Fact]
    public void Read_WrittenIntervals_AreTheSame()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.FullName, "intervals.csv");
        IntervalRow[] rows =
        [
            .. SyntheticRun.Intervals("ppo", 3, 30),
            SyntheticRun.Intervals("ppo", 4, 1)[0] with
            {
                OfferedRps = 0.1 + 0.2,
                Accuracy = double.NaN,
                PaidCores = double.PositiveInfinity,
                LatencyMeanSeconds = double.Epsilon,
                Score = new Score(1e-17, -1e300, -0.0, -1.0 / 3.0),
                Decision = "with \"quotes\", commas and\nlines",
            },
        ];

        RowFile.Write(path, rows);
        IReadOnlyList<IntervalRow> read = RowFile.Read<IntervalRow>(path);

        Assert.Equal(rows.Select(r => r with { Stages = default }), read.Select(r => r with { Stages = default }));
        Assert.Equal(rows.Select(r => r.Stages.AsEnumerable()), read.Select(r => r.Stages.AsEnumerable()));
    }

    [Fact]
    public void Write_Intervals_HaveSnakeCaseHeadersAndEmptyForNaN()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.FullName, "intervals.csv");
        RowFile.Write(path, [SyntheticRun.Intervals("rim", 1, 1)[0] with { PaidCores = 0.1 }]);
        string[] lines = File.ReadAllText(path).Split('\n');
        Dictionary<string, string> fields = lines[0].Split(',').Zip(lines[1].Split(',')).ToDictionary(p => p.First, p => p.Second);

        Assert.All(fields.Keys, name => Assert.Matches("^[a-z][a-z0-9]*(_[a-z0-9]+)*$", name));
        Assert.Equal("", fields["planned_rps"]);
        Assert.Equal("0.1", fields["paid_cores"]);
        Assert.Equal("true", fields["feasible"]);
        Assert.Equal("yolov5n", fields["detect_variant"]);
        Assert.DoesNotContain('\r', lines[0]);
    }

    [Fact]
    public void Read_WrittenUpdatesAndTimes_AreTheSame()
    {
        using TemporaryFolder folder = new();
        string training = Path.Combine(folder.FullName, "training.csv"), timing = Path.Combine(folder.FullName, "timing.csv");
        TrainingRecord last = SyntheticRun.Training(1)[^1];
        TrainingRecord[] updates = [.. SyntheticRun.Training(1), new(last.Row with { Update = 121, Steps = 5_000_000_000 })];
        TimingRow[] times = [new(0, 0.123456789012345), new(1, double.NaN)];

        RowFile.Write(training, updates);
        RowFile.Write(timing, times);

        Assert.Equal(updates, RowFile.Read<TrainingRecord>(training));
        Assert.Equal(times, RowFile.Read<TimingRow>(timing));
    }

    [Theory]
    [InlineData("interval,decide\n1,2\n", "no column 'decide_ms'")]
    [InlineData("interval,decide_ms\none,2\n", "'interval' holds 'one', a whole number expected")]
    [InlineData("interval,decide_ms\n1,two\n", "'decide_ms' holds 'two', a number expected")]
    public void Read_SpoiltFile_SaysWhere(string content, string expected)
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.FullName, "timing.csv");
        File.WriteAllText(path, content);

        string message = Assert.Throws<InvalidDataException>(() => RowFile.Read<TimingRow>(path)).Message;

        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.Contains(path, message, StringComparison.Ordinal);
    }
}
