using Tuner.Environment.Tests.Support;
using Tuner.Environment.Workloads.Importing;
using Tuner.Environment.Workloads.Traces;

namespace Tuner.Environment.Tests.Workloads.Importing.Formats;

/// <summary>The published tables with a row for each request, in their own columns.</summary>
public sealed class CsvRequestFormatTests : IDisposable
{
    private const string Llm = "TIMESTAMP,ContextTokens,GeneratedTokens\n";
    private static readonly ImportOptions Times = new() { KeepTimes = true };
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Import_AzureLlm_KeepsTicks()
    {
        string path = _folder.Write(
            "conv.csv",
            Llm + "2023-11-16 18:15:46.6805900,374,44\n2023-11-16 18:15:50.9951690,396,109\n2023-11-16 18:15:51.0000001,879,55\n2023-11-16 18:15:51,1,1");
        ImportedTrace trace = Imports.Of("azure-llm", Times, path);
        Assert.Equal([1, 0, 0, 0, 1, 2], trace.Seconds.Counts.ToArray());
        Assert.Equal([0.68059, 4.995169, 5.0, 5.0000001], trace.Requests!.Times.ToArray());
        Assert.Contains("start: 2023-11-16T18:15:46Z", trace.Provenance);
    }

    [Fact]
    public void Import_AzureLlm2024_ReadsOffsets() => Assert.Equal(
        [1, 0, 1],
        Imports.Counts("azure-llm", null, _folder.Write("w.csv", Llm + "2024-05-10 00:00:00.009930+00:00,2162,5\n2024-05-10 02:00:02.5+02:00,2399,6\n")));

    [Fact]
    public void Import_AzureLlmByTokens_WeighsRows() => Assert.Equal(
        [13, 5],
        Imports.Counts(
            "azure-llm",
            new ImportOptions { Weight = "generatedtokens" },
            _folder.Write("w.csv", Llm + "2023-11-16 18:15:46,1,10\n2023-11-16 18:15:46.5,1,3\n2023-11-16 18:15:47,1,5.0\n")));

    [Fact]
    public void Import_AzureLlmTwoFilesApart_WhatLiesBetweenIsMissing()
    {
        ImportedTrace trace = Imports.Of(
            "azure-llm",
            null,
            _folder.Write("b.csv", Llm + "2023-11-16 18:00:05.5,1,1\n2023-11-16 18:00:07.5,1,1\n"),
            _folder.Write("a.csv", Llm + "2023-11-16 18:00:00,1,1\n2023-11-16 18:00:02.9,1,1\n"));
        Assert.Equal([1, 0, 1, 0, 0, 1, 0, 1], trace.Seconds.Counts.ToArray());
        Assert.Equal([3, 4], trace.Seconds.Missing());
    }

    [Fact]
    public void Import_AzureFunctions2021_ArrivesAtEndMinusDuration()
    {
        // The third began before the record, which begins at 0.
        string path = _folder.Write(
            "AzureFunctionsInvocationTraceForTwoWeeksJan2021.txt",
            "app,func,end_timestamp,duration\na,f,2.5,0.25\na,g,3.0,1.25\nb,h,1.0,7.0\nb,h,0.9,0.1\n");
        Assert.Equal([1, 1, 1], Imports.Counts("azure-functions-2021", null, path));
        Assert.Equal(1, Imports.Of("azure-functions-2021", null, path).RequestsInMissing);
        Assert.Equal([1, 1, 1, 1], Imports.Counts("azure-functions-2021", new ImportOptions { Time = "end_timestamp" }, path));
        Assert.Equal([0, 0, 1], Imports.Counts("azure-functions-2021", new ImportOptions { Streams = ["f"] }, path));
        Assert.Equal([0, 1, 1], Imports.Counts("azure-functions-2021", new ImportOptions { StreamBy = "app", Streams = ["a"] }, path));
    }

    [Theory]
    [InlineData("Timestamp,Model,Request tokens,Response tokens,Total tokens,Log Type\n5,ChatGPT,472,18,490,Conversation log\n45,GPT-4,1,0,1,API log\n45,ChatGPT,1,2,3,API log\n")]
    [InlineData("Timestamp,Session ID,Elapsed time,Model,Request tokens,Response tokens,Total tokens,Log Type\n5.0,s,1.5,ChatGPT,472,18,490,Conversation log\n45.0,,2,GPT-4,1,0,1,API log\n45.0,s,1,ChatGPT,1,2,3,API log\n")]
    public void Import_BurstGptOldAndNew_GoByNames(string text)
    {
        string path = _folder.Write("BurstGPT_1.csv", text);
        int[] counts = Imports.Counts("burstgpt", null, path);
        Assert.Equal((41, 1, 2), (counts.Length, counts[0], counts[40]));
        Assert.Equal(1, Imports.Counts("burstgpt", new ImportOptions { Streams = ["GPT-4"] }, path).Sum());
        Assert.Equal(2, Imports.Counts("burstgpt", new ImportOptions { StreamBy = "Log Type", Streams = ["API log"] }, path).Sum());
        Assert.Equal(494, Imports.Counts("burstgpt", new ImportOptions { Weight = "Total tokens" }, path).Sum());
    }

    [Fact]
    public void Import_AlibabaGpu2020_HasNoHeaderLine()
    {
        string jobs = _folder.Write("pai_job_table.csv", "j1,i1,u1,Terminated,494245.0,494260.0\nj2,i2,u2,Waiting,,\nj3,i3,u1,Failed,494247.0,494248.0\n");
        ImportedTrace trace = Imports.Of("alibaba-gpu-2020", null, jobs);
        Assert.Equal([1, 0, 1], trace.Seconds.Counts.ToArray());
        Assert.Equal((3, 0, 1), (trace.Rows.Rows, trace.Rows.Count, trace.SkippedRows));
        Assert.Equal([1, 0, 0], Imports.Counts("alibaba-gpu-2020", new ImportOptions { Streams = ["Terminated"] }, jobs));
        Assert.Equal(13, Imports.Counts("alibaba-gpu-2020", new ImportOptions { Time = "end_time" }, jobs).Length);
    }

    [Fact]
    public void Import_AlibabaGpu2020WithAHeaderFile_GoesByIt()
    {
        _folder.Write("pai_task_table.header", "start_time,job_name,inst_num\n");
        string tasks = _folder.Write("pai_task_table.csv", "10,j,3.0\n11,j,1.0\n");
        Assert.Equal([3, 1], Imports.Counts("alibaba-gpu-2020", new ImportOptions { StreamBy = "job_name", Weight = "inst_num" }, tasks));
    }

    [Fact]
    public void Import_AlibabaGpu2023_ArrivesAtCreation()
    {
        string pods = _folder.Write(
            "openb_pod_list_default.csv",
            "name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec,qos,pod_phase,creation_time,deletion_time,scheduled_time\n"
            + "p0,12000,16384,1,1000,,LS,Running,0,12537496,0\np1,6000,12288,1,460,,LS,Running,427061,12902960,\np2,1,1,2,1000,,BE,Failed,427061,427070,427065\n");
        int[] counts = Imports.Counts("alibaba-gpu-2023", null, pods);
        Assert.Equal((427_062, 1, 2), (counts.Length, counts[0], counts[427_061]));
        Assert.Equal(1, Imports.Counts("alibaba-gpu-2023", new ImportOptions { Streams = ["BE"] }, pods).Sum());
        Assert.Equal(1, Imports.Of("alibaba-gpu-2023", new ImportOptions { Time = "scheduled_time" }, pods).SkippedRows);
    }

    [Theory]
    [InlineData("2023-11-16 18:15:46,1\n", 3, "expected 3 fields, got 2")]
    [InlineData("yesterday,1,1\n", 3, "expected a TIMESTAMP like 2023-11-16 18:17:03.9799600, got 'yesterday'")]
    [InlineData("\"2023-11-16 18:15:46,1,1\n", 3, "expected 3 fields, got 1")]
    public void Import_MalformedRow_IsCountedAndNamed(string row, int line, string reason)
    {
        string path = _folder.Write("a.csv", $"{Llm}2023-11-16 18:15:46,1,1\n{row}2023-11-16 18:15:47,1,1\n");
        ImportedTrace trace = Imports.Of("azure-llm", new ImportOptions { MaxBadRows = 0.34 }, path);
        Assert.Equal([1, 1], trace.Seconds.Counts.ToArray());
        Assert.Equal([$"{path}:{line}:1: {reason}"], trace.Rows.First);
        Assert.Equal(line, Assert.Throws<TraceFormatException>(() => Imports.Of("azure-llm", null, path)).Line);
    }

    [Theory]
    [InlineData("ContextTokens", "-1", "expected a whole number as ContextTokens, got '-1'")]
    [InlineData("ContextTokens", "NaN", "expected a whole number as ContextTokens, got 'NaN'")]
    [InlineData("ContextTokens", "", "expected a whole number as ContextTokens, got ''")]
    public void Import_MalformedWeight_IsNamed(string weight, string value, string reason)
    {
        string path = _folder.Write("a.csv", $"{Llm}2023-11-16 18:15:46,{value},1\n");
        Assert.StartsWith(
            reason, Assert.Throws<TraceFormatException>(() => Imports.Of("azure-llm", new ImportOptions { Weight = weight }, path)).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "the file is empty: expected rows")]
    [InlineData("TIME,ContextTokens\n1,2\n", "expected a column 'TIMESTAMP', got TIME, ContextTokens")]
    public void Import_FileOfAnotherSort_SaysWhatIsExpected(string text, string reason) => Assert.StartsWith(
        reason, Assert.Throws<TraceFormatException>(() => Imports.Of("azure-llm", null, _folder.Write("a.csv", text))).Reason, StringComparison.Ordinal);

    [Fact]
    public void Import_HeaderAlone_HoldsNoRequest() => Assert.Equal(
        "there is no row in the files, so no request", Assert.Throws<ArgumentException>(() => Imports.Of("azure-llm", null, _folder.Write("a.csv", Llm))).Message);

    [Fact]
    public void Import_RowOfAnotherMillennium_IsNamed()
    {
        string path = _folder.Write("a.csv", "TIMESTAMP,ContextTokens,GeneratedTokens\n2023-11-16 18:00:00.25,1,1\n2923-11-16 18:00:01,1,1\n2023-11-16 18:00:02,1,1\n");

        var error = Assert.Throws<TraceFormatException>(() => Imports.Of("azure-llm", null, path));

        Assert.Equal((path, 3), (error.File, error.Line));
        Assert.EndsWith($"of ten years: this row is the last in time, and the first one is {path}:2", error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_RowWithoutAnEnd_IsRefusedBeforeItFillsTheMemory()
    {
        string path = _folder.Write("a.csv", Llm + new string('x', 8_000_000));
        Assert.Contains("at most 1048576 bytes a row", Assert.Throws<TraceFormatException>(() => Imports.Of("azure-llm", null, path)).Reason, StringComparison.Ordinal);
    }
}
