using System.Globalization;
using System.Text.Json;
using Tuner.Experiments.Tests.Support;

namespace Tuner.Experiments.Tests.Cli;

public sealed class SimulateCommandTests
{
    private const string NoFit =
        "name: nofit\nslo: {latencySeconds: .inf, drops: none}\ncluster: {nodes: 1, coresPerNode: 4}\nstages:\n"
        + "  - name: a\n    variants:\n      - {name: big, accuracy: 0.5, cores: 4, service: {meanMs: 100}}\n"
        + "  - name: b\n    variants:\n      - {name: small, accuracy: 0.5, cores: 1, service: {meanMs: 100}}\n";

    /// <summary>M/M/1 at mu 20: W_q = rho / (mu - lambda), L_q = lambda W_q (Little).</summary>
    [Fact]
    public void Simulate_Mm1_WaitsAsTheFormulaSays()
    {
        const double lambda = 16.0, mu = 20.0;

        JsonElement answer = CommandRun.Of("simulate", "mm1", "--rate", "16", "--duration", "40000", "--warmup", "500", "-o", "json").Json();

        JsonElement stage = answer.GetProperty("stages")[0];
        Assert.InRange(answer.GetProperty("arrived").GetInt32(), 600_000, 680_000);
        double wait = lambda / mu / (mu - lambda);
        Assert.Equal(wait, stage.GetProperty("waitSeconds").GetProperty("mean").GetDouble(), 0.03 * wait);
        Assert.Equal(lambda * wait, stage.GetProperty("meanQueueLength").GetDouble(), 0.03 * lambda * wait);
        Assert.Equal(lambda / mu, stage.GetProperty("utilisation").GetDouble(), 0.01);
    }

    [Fact]
    public void Simulate_RequestsOut_HasEveryRequestOnceInTheOrderOfArrival()
    {
        using TemporaryFolder folder = new();
        string log = Path.Combine(folder.FullName, "requests.csv");

        JsonElement answer = CommandRun.Of(
            "simulate", "video", "--rate", "15", "--duration", "200", "--decide", "detect=yolov5s:replicas=2:batch=2;classify=resnet34",
            "--requests-out", log, "-o", "json").Json();

        string[] lines = File.ReadAllLines(log);
        Assert.Equal("arrival_s,finish_s,outcome", lines[0]);
        string[][] rows = [.. lines.Skip(1).Select(l => l.Split(','))];
        Assert.Equal(answer.GetProperty("arrived").GetInt32(), rows.Length);
        Assert.Equal(0, answer.GetProperty("inside").GetInt32());
        double[] arrivals = [.. rows.Select(r => double.Parse(r[0], CultureInfo.InvariantCulture))];
        Assert.Equal(arrivals.Order(), arrivals);
        Assert.All(rows, r => Assert.Equal(r[1], double.Parse(r[1], CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture)));
        Assert.All(rows, r => Assert.True(double.Parse(r[1], CultureInfo.InvariantCulture) >= double.Parse(r[0], CultureInfo.InvariantCulture)));
        Assert.Equal(answer.GetProperty("onTime").GetInt32(), rows.Count(r => r[2] == "on-time"));
        Assert.Equal(answer.GetProperty("dropped").GetInt32(), rows.Count(r => r[2] == "dropped"));
        Assert.True(rows.Any(r => r[2] == "dropped"), "the load was to be too high for the decision");
    }

    [Fact]
    public void Simulate_ArrivalsOfOnesOwn_RunUntilAllAreAnswered()
    {
        using TemporaryFolder folder = new();
        string arrivals = Path.Combine(folder.FullName, "a.csv"), log = Path.Combine(folder.FullName, "r.csv");
        File.WriteAllText(arrivals, "t\n0.5\n0.7000000000000001\n1.25\n1.25\n");

        JsonElement answer = CommandRun.Of("simulate", "md1", "--arrivals", arrivals, "--requests-out", log, "-o", "json").Json();

        Assert.Equal(4, answer.GetProperty("arrived").GetInt32());
        double finish = File.ReadAllLines(log)[1..].Select(l => double.Parse(l.Split(',')[1], CultureInfo.InvariantCulture)).Max();
        double service = answer.GetProperty("stages")[0].GetProperty("latencySeconds").GetProperty("p50").GetDouble();
        Assert.Equal(1.25 + (2.0 * service), finish, 1e-9);
        Assert.StartsWith("0.7000000000000001,", File.ReadAllLines(log)[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Simulate_DecideInOneTextOrSeveral_IsTheSame()
    {
        string[] call = ["simulate", "video", "--rate", "10", "--duration", "60", "-o", "json", "--decide"];

        CommandRun one = CommandRun.Of([.. call, "detect=yolov5m:replicas=3:batch=2;classify=resnet50:replicas=2"]);
        CommandRun several = CommandRun.Of([.. call, "detect=yolov5m:replicas=3:batch=2", "classify=resnet50:replicas=2"]);
        CommandRun repeated = CommandRun.Of([.. call, "classify=resnet50:replicas=2", "--decide", "detect=yolov5m:replicas=3:batch=2"]);

        Assert.Equal(0, one.ExitCode);
        Assert.Equal(one.Output, several.Output);
        Assert.Equal(one.Output, repeated.Output);
    }

    [Fact]
    public void Simulate_PartOfADecision_LeavesTheRestAtItsLeast()
    {
        JsonElement answer = CommandRun.Of("simulate", "video", "--rate", "2", "--duration", "10", "--decide", "classify=resnet50", "-o", "json").Json();

        Assert.Equal("detect=yolov5n:batch=1:replicas=1;classify=resnet50:batch=1:replicas=1", answer.GetProperty("decision").GetString());
    }

    [Fact]
    public void Simulate_Help_NamesEveryKeyOfADecisionWithAnExample()
    {
        string help = CommandRun.Of("simulate", "--help").Output;

        Assert.All(new[] { "batch=4", "replicas=3", "timeout=0.05", "cores=2", "share=0.5", "resnet18+resnet50:replicas=2+1" }, e => Assert.Contains(e, help, StringComparison.Ordinal));
        Assert.Equal(0, CommandRun.Of("simulate", "video", "--rate", "1", "--duration", "1", "--decide", "detect=yolov5m:batch=4:replicas=3:timeout=0.05:cores=2", "classify=resnet18+resnet50:replicas=2+1").ExitCode);
    }

    [Fact]
    public void Simulate_NothingArrives_ShowsNoNaN()
    {
        string[] call = ["simulate", "video", "--rate", "0.001", "--duration", "10", "-o"];

        foreach (string format in new[] { "text", "json", "csv" })
        {
            CommandRun run = CommandRun.Of([.. call, format]);
            Assert.Equal(0, run.ExitCode);
            Assert.DoesNotContain("NaN", run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Simulate_PipelineOfOnesOwn_IsTakenByItsPath()
    {
        using TemporaryFolder folder = new();
        string file = Path.Combine(folder.FullName, "mine.yaml");
        File.WriteAllText(
            file,
            "name: mine\nslo: {latencySeconds: .inf, drops: none}\nstages:\n  - name: one\n    maxReplicas: 4\n    variants:\n"
            + "      - {name: a, accuracy: 0.5, service: {meanMs: 100, distribution: deterministic}}\n");

        JsonElement answer = CommandRun.Of("simulate", file, "--rate", "1", "--process", "even", "--duration", "100", "--decide", "one=a:replicas=2", "-o", "json").Json();

        Assert.Equal(100, answer.GetProperty("arrived").GetInt32());
        Assert.Equal(0.1, answer.GetProperty("latencySeconds").GetProperty("p99").GetDouble(), 1e-9);
        Assert.Equal(0.0, answer.GetProperty("stages")[0].GetProperty("waitSeconds").GetProperty("mean").GetDouble());
    }

    /// <summary>Stage a takes the only node: nothing of what arrives can ever pass b.</summary>
    [Theory]
    [InlineData("--rate", "2", "--process", "even", "--duration", "100")]
    [InlineData("--arrivals", "a.csv")]
    public void Simulate_StageWithoutRoom_EndsAndSaysWhoNeverLeaves(params string[] load)
    {
        using TemporaryFolder folder = new();
        string file = Path.Combine(folder.FullName, "nofit.yaml"), log = Path.Combine(folder.FullName, "r.csv");
        File.WriteAllText(file, NoFit);
        File.WriteAllLines(Path.Combine(folder.FullName, "a.csv"), Enumerable.Range(0, 200).Select(i => (0.5 * i).ToString(CultureInfo.InvariantCulture)));
        load = [.. load.Select(word => word == "a.csv" ? Path.Combine(folder.FullName, word) : word)];
        string[] call = ["simulate", file, .. load, "--requests-out", log, "-o"];

        CommandRun json = CommandRun.Of([.. call, "json"]), text = CommandRun.Of([.. call, "text"]), csv = CommandRun.Of([.. call, "csv"]);

        Assert.Equal(0, json.ExitCode);
        Assert.Equal($"tuner: warning: 200 requests never leave: no replica is ready at 'b'; {log} lacks them", json.Error.TrimEnd());
        JsonElement answer = JsonDocument.Parse(json.Output).RootElement;
        Assert.Equal(200, answer.GetProperty("neverLeave").GetInt32());
        Assert.Equal("b", answer.GetProperty("stagesWithoutReplica")[0].GetString());
        Assert.Equal(0, answer.GetProperty("stages")[0].GetProperty("replicasPending").GetInt32());
        Assert.Equal(1, answer.GetProperty("stages")[1].GetProperty("replicasPending").GetInt32());
        Assert.Equal(4.0, answer.GetProperty("paidCores").GetDouble(), 1e-9);
        Assert.Equal(5.0, answer.GetProperty("cores").GetDouble(), 1e-9);
        Assert.Single(File.ReadAllLines(log));
        Assert.Contains("b: 1 of its replicas pending at the end", text.Output, StringComparison.Ordinal);
        Assert.Contains("\nnever_leave,200,,,,\n", csv.Output, StringComparison.Ordinal);
        Assert.Contains("\nb_replicas_pending,1,,,,\n", csv.Output, StringComparison.Ordinal);
    }

    /// <summary>Longer than many chunks in which nothing happens, and yet it ends with all answered.</summary>
    [Theory]
    [InlineData("    startUp: {meanSeconds: 500}", "one=a")]
    [InlineData("    startUp: {meanSeconds: 0}", "one=a:batch=4:timeout=500")]
    public void Simulate_LongWaitThatEnds_IsNoStall(string startUp, string decide)
    {
        using TemporaryFolder folder = new();
        string file = Path.Combine(folder.FullName, "slow.yaml"), log = Path.Combine(folder.FullName, "r.csv");
        File.WriteAllText(
            file,
            "name: slow\nslo: {latencySeconds: .inf, drops: none}\nstages:\n  - name: one\n    batchSizes: [1, 4]\n    idleSeconds: 1\n    variants:\n"
            + $"      - name: a\n        accuracy: 0.5\n        service: {{meanMs: 100}}\n    {startUp}\n");

        JsonElement answer = CommandRun.Of(
            "simulate", file, "--rate", "0.5", "--process", "even", "--duration", "4", "--decide", decide, "--requests-out", log, "-o", "json").Json();

        Assert.Equal(2, answer.GetProperty("latencySeconds").GetProperty("count").GetInt32());
        Assert.True(answer.GetProperty("latencySeconds").GetProperty("p50").GetDouble() > 100.0);
    }

    /// <summary>Replicas that are there from the start are paid for all the time, each up to the next hundredth of a GPU.</summary>
    [Fact]
    public void Simulate_OnGpus_SaysWhatIsDecidedAndPaid()
    {
        string[] call = ["simulate", "video-gpu", "--rate", "1", "--duration", "50", "-o"];

        JsonElement answer = CommandRun.Of([.. call, "json"]).Json();
        string text = CommandRun.Of([.. call, "text"]).Output, csv = CommandRun.Of([.. call, "csv"]).Output;

        double decided = answer.GetProperty("gpuShare").GetDouble();
        Assert.True(decided > 0.0);
        Assert.Equal(decided, answer.GetProperty("paidGpuShare").GetDouble(), 0.02);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"GPU share {decided:0.##}, paid "), text, StringComparison.Ordinal);
        Assert.Contains("\npaid_gpu_share,,", csv, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tuner: error: either --rate or --arrivals is needed, and not both", "video")]
    [InlineData("tuner: error: --duration is of a --rate, and means nothing with --arrivals", "video", "--arrivals", "x", "--duration", "5")]
    [InlineData("x:1:1: error: there is no such file", "video", "--arrivals", "x")]
    [InlineData("tuner: error: --decide: 'foo' in a decision: STAGE=VARIANT expected.", "video", "--rate", "5", "--decide", "foo")]
    [InlineData("tuner: error: --decide: Pipeline 'video' has no stage 'detct': did you mean 'detect'?", "video", "--rate", "5", "--decide", "detct=yolov5n")]
    [InlineData("tuner: error: --decide: Stage 'detect' has no variant 'yolov5': did you mean", "video", "--rate", "5", "--decide", "detect=yolov5")]
    [InlineData("tuner: error: --decide: Stage 'detect': 99 replicas decided, 1 to 16 expected.", "video", "--rate", "5", "--decide", "detect=yolov5n:replicas=99")]
    [InlineData("tuner: error: --decide: Stage 'detect': batch 3 decided, one of 1, 2, 4, 8 expected.", "video", "--rate", "5", "--decide", "detect=yolov5n:batch=3")]
    [InlineData("tuner: error: --decide: Stage 'detect': 7 cores for yolov5m decided, 2 cores expected.", "video", "--rate", "5", "--decide", "detect=yolov5m:cores=7")]
    [InlineData("tuner: error: 10000000 requests/s for 600 s are more than the 20000000 requests", "video", "--rate", "1e7")]
    [InlineData("tuner: error: --duration must be a number above 0 and up to 100000000, got '1e300'", "video", "--rate", "5", "--duration", "1e300")]
    [InlineData("tuner: error: --process must be one of poisson, even, gamma, got 'bunched'", "video", "--rate", "5", "--process", "bunched")]
    [InlineData("tuner: error: --cv has no meaning without --process gamma", "video", "--rate", "5", "--cv", "3")]
    [InlineData("tuner: error: --seed must be a whole number, 0 or more, got '-1'", "video", "--rate", "5", "--seed", "-1")]
    [InlineData("tuner: error: --requests-out /nowhere/r.csv cannot be written: ", "video", "--rate", "5", "--requests-out", "/nowhere/r.csv")]
    public void Simulate_BadInput_SaysWhatIsWrong(string beginning, params string[] args)
    {
        CommandRun run = CommandRun.Of(["simulate", .. args]);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.StartsWith(beginning, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Simulate_RequestsOutOverAnInput_IsRefused()
    {
        using TemporaryFolder folder = new();
        string arrivals = Path.Combine(folder.FullName, "a.csv"), link = Path.Combine(folder.FullName, "link.csv"), file = Path.Combine(folder.FullName, "mine.yaml");
        File.WriteAllText(arrivals, "0.5\n");
        File.WriteAllText(file, NoFit);
        File.CreateSymbolicLink(link, arrivals);
        string otherwise = Path.Combine(folder.FullName, ".", "a.csv");

        foreach (string output in new[] { arrivals, otherwise, link })
        {
            CommandRun run = CommandRun.Of("simulate", "mm1", "--arrivals", arrivals, "--requests-out", output);
            Assert.Equal((2, $"tuner: error: --requests-out {output} would overwrite the input {arrivals}\n"), (run.ExitCode, run.Error));
        }

        Assert.Equal(2, CommandRun.Of("simulate", file, "--rate", "1", "--requests-out", file).ExitCode);
        Assert.Equal(("0.5\n", NoFit), (File.ReadAllText(arrivals), File.ReadAllText(file)));
    }

    [Theory]
    [InlineData("0.5\nabc\n", "2:1: error: expected a time in seconds of at least 0, got 'abc'")]
    [InlineData("0.5\n  -1\n", "2:3: error: expected a time in seconds of at least 0, got '-1'")]
    [InlineData("2\n1\n", "2:1: error: expected ascending times, got '1' after 2")]
    [InlineData("", "1:1: error: the file is empty: expected at least one time")]
    [InlineData("# tuner trace 1\nrequests\n1\n2\n", "2:1: error: these are requests of each second, not arrival times: a trace is written as times with --as timestamps")]
    [InlineData("requests\n1\n2\n", "1:1: error: these are requests of each second, not arrival times: a trace is written as times with --as timestamps")]
    public void Simulate_BadArrivals_AreLocated(string text, string message)
    {
        using TemporaryFolder folder = new();
        string file = Path.Combine(folder.FullName, "a.csv");
        File.WriteAllText(file, text);

        CommandRun run = CommandRun.Of("simulate", "video", "--arrivals", file);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal($"{file}:{message}\n", run.Error);
    }
}
