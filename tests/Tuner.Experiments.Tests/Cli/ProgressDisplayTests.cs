using Tuner.Experiments.Cli;
using Tuner.Experiments.Running;
using Tuner.Experiments.Tests.Support;

namespace Tuner.Experiments.Tests.Cli;

public sealed class ProgressDisplayTests
{
    [Fact]
    public void Draw_NotATerminal_IsAPlainLineEvery10Seconds()
    {
        ManualTime time = new();
        WorkProgress progress = new([1.0, 3.0]);
        using StringWriter output = new() { NewLine = "\n" };
        using (new ProgressDisplay(progress, output, interactive: false, time))
        {
            time.Advance(TimeSpan.FromSeconds(9.9));
            Assert.Equal("", output.ToString());
            progress.Report(0, 1.0, "solver seed 1");
            time.Advance(TimeSpan.FromSeconds(0.1));
            progress.Report(1, 0.5, "ppo seed 1");
            time.Advance(TimeSpan.FromSeconds(10));
        }

        time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(
            " 25 %  cells 1/2  0:10 gone, about 0:30 left  solver seed 1\n 62 %  cells 1/2  0:20 gone, about 0:12 left  ppo seed 1\n",
            output.ToString());
    }

    [Fact]
    public void Draw_OnATerminal_IsABarThatIsTakenAwayInTheEnd()
    {
        ManualTime time = new();
        WorkProgress progress = new([1.0]);
        using StringWriter output = new();
        using (new ProgressDisplay(progress, output, interactive: true, time))
        {
            progress.Report(0, 0.5, "fixed seed 1");
            time.Advance(TimeSpan.FromSeconds(0.2));
        }

        Assert.Contains("\r[###############...............]  50 %  cells 0/1", output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("\r", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', output.ToString());
    }
}
