using System.Text;
using Tuner.Experiments.Figures;
using Tuner.Experiments.Recording;
using Tuner.Experiments.Tests.Support;

namespace Tuner.Experiments.Tests.Figures;

public sealed class FigureTests
{
    [Fact]
    public void Sketch_Draw()
    {
        string folder = "/tmp/figprobe/out";
        if (Directory.Exists(folder)) Directory.Delete(folder, true);
        RunDirectory run = SyntheticRun.Write(folder, 5, 120);
        EndToEndFigure.Draw(run, PaperStyle.For(Venue.Usenix));
        foreach (var f in EndToEndFigure.Draw(run, PaperStyle.For(Venue.Ieee, wide: false)))
            File.Copy(f.Png, folder + "/narrow.png", true);
        EndToEndFigure.Draw(run, PaperStyle.For(Venue.Usenix));
        RunDirectory many = SyntheticRun.Write(folder, 1, 700, "ppo", "my-own-policy-of-mine", "solver", "solver-untuned", "fixed", "rate-oracle", "bound", "a1","a2","a3","a4");
        File.Copy(EndToEndFigure.Draw(many, PaperStyle.For(Venue.Usenix))[0].Png, folder + "/many.png", true);
        LearningCurveFigure.Draw(run, PaperStyle.For(Venue.Usenix));
        Console.WriteLine(Tuner.Experiments.Analysis.SummaryTable.Text(Tuner.Experiments.Analysis.RunSummary.Load(run)));
        foreach (var f in Directory.GetFiles(run.FiguresFolder)) File.Copy(f, folder + "/" + Path.GetFileName(f), true);
    }
}
