using Tuner.Environment.Configuration;
using Tuner.Environment.Tests.Support;
using Tuner.Environment.Workloads;
using Tuner.Environment.Workloads.Arrivals;

namespace Tuner.Environment.Tests.Workloads;

public sealed class WorkloadReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private (WorkloadOptions? Options, string[] Errors) Read(string yaml)
    {
        DiagnosticSink sink = new();
        WorkloadOptions? options = WorkloadReader.ReadFile(_folder.Write("w.yaml", yaml), sink);
        return (options, [.. sink.Sorted.Select(d => $"{d.Line}:{d.Column} {d.Message}")]);
    }

    [Fact]
    public void ReadFile_TenantsAndMmpp_AreBoundAndFoundBesideTheFile()
    {
        _folder.Write("a.txt", "1 2 3");
        (WorkloadOptions? options, string[] errors) = Read(
            """
            name: shared
            tenants:
              - {name: web, preset: bursty, arrivals: {kind: mmpp, rates: [1, 2, 9], sojournSeconds: [10, 5, 1]}}
              - {name: batch, file: a.txt, damping: 1}
            """);
        Assert.Empty(errors);
        Assert.Equal([1.0, 2.0, 9.0], options!.Tenants[0].Arrivals.Rates);
        Assert.Equal(Path.Combine(_folder.FullName, "a.txt"), options.Tenants[1].File);
        DiagnosticSink sink = new();
        IWorkload workload = WorkloadReader.Create(options, sink)!;
        Assert.Equal(("shared", 0), (workload.Name, sink.Count));
        Assert.IsType<MergedArrivals>(workload.Arrivals);
    }

    [Theory]
    [InlineData("arrivals: {kind: mmpp, rates: [1, -2]}", "1:35 'arrivals.rates.1' must be between 0 and 1000000, got -2")]
    [InlineData("arrivals: {kind: mmpp, rates: [1, .nan]}", "1:35 'arrivals.rates.1' must be a number, got '.nan'")]
    [InlineData("arrivals: {kind: mmpp, rates: []}", "1:31 an mmpp has at least two states, got 0 rates")]
    [InlineData("arrivals: {kind: mmpp, rates: [0, 0]}", "1:31 the rates of an mmpp are all 0")]
    [InlineData("arrivals: {kind: mmpp, rates: [1, 2, 3]}", "1:31 an mmpp has a rate and a stay for each state, got 3 rates and 2 stays")]
    [InlineData("arrivals: {kind: mmpp, sojournSeconds: [1, 0]}", "1:44 'arrivals.sojournSeconds.1' must be between 0.001 and 10000000, got 0")]
    [InlineData("arrivals: {kind: timestamps}", "1:18 arrivals of kind timestamps are those of a file: give file, a CSV of arrival times")]
    [InlineData("tenants: [{preset: bursty}]", "1:11 'tenants.0.name' is missing")]
    [InlineData("tenants: [{name: a}, {name: a}]", "1:29 two tenants are named 'a'")]
    [InlineData("tenants: [{name: a/b}]", "1:18 'tenants.0.name' must be of letters, digits, '.', '_' and '-', got 'a/b'")]
    [InlineData("tenants: [{name: a, file: nothing.csv}]", "1:27 there is no trace file 'nothing.csv'")]
    [InlineData("tenants: [{name: a, rates: 5}]", "1:21 unknown key 'tenants.0.rates'")]
    [InlineData("arrivals: {kind: poisson, cv: 3}", "1:31 'arrivals.cv' has no meaning where kind is poisson")]
    [InlineData("arrivals: {rates: [1, 9]}", "1:19 'arrivals.rates' has no meaning where kind is poisson")]
    [InlineData("tenants: [{name: a, arrivals: {kind: gamma, sojournSeconds: [1, 9]}}]", "1:61 'tenants.0.arrivals.sojournSeconds' has no meaning where kind is gamma")]
    [InlineData("{damping: 2, tenants: [{name: a}]}", "1:11 'damping' means nothing beside tenants: give it to each of them")]
    public void ReadFile_WhatMakesNoWorkload_IsLocated(string yaml, string error) => Assert.Equal([error], Read(yaml).Errors);

    [Theory]
    [InlineData("tenants: [{name: web}, {name: a, file: long.txt}]", "1:40 tenant 'a': the published window [1301160, 1302360) of bursty lies beyond the 2000 seconds of ")]
    [InlineData("{file: long.txt, windows: [{startSecond: 1, endSecond: 9}, {startSecond: 500, endSecond: 200}]}", "1:60 the test window [500, 200) is no stretch of the 2000 seconds of long.txt")]
    [InlineData("{file: long.txt, windows: [{startSecond: 1, endSecond: 9}], training: {startSecond: 0, endSecond: 3000}, validation: {startSecond: 3000, endSecond: 3001}}", "1:71 [0, 3000) is no stretch of the 2000 seconds")]
    [InlineData("{file: long.txt, windows: [{startSecond: 1, endSecond: 9}], training: {startSecond: 0, endSecond: 1900}}", "1:71 training [0, 1900) and validation [1600, 2000) overlap")]
    public void CreateFile_OptionsThatDoNotFitTheFile_AreLocated(string yaml, string error)
    {
        _folder.Write("long.txt", string.Join(' ', Enumerable.Repeat(8, 2_000)));
        DiagnosticSink sink = new();

        Assert.Null(WorkloadReader.CreateFile(_folder.Write("w.yaml", yaml), sink));

        Diagnostic only = Assert.Single(sink.Sorted);
        Assert.Equal("w.yaml", Path.GetFileName(only.File));
        Assert.StartsWith(error, $"{only.Line}:{only.Column} {only.Message}", StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", only.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadFile_TimestampsWithABadLine_AreLocatedInTheFile()
    {
        string times = _folder.Write("t.csv", "arrival_s\n1\n-2\n");
        DiagnosticSink sink = new();
        WorkloadReader.Create(new WorkloadOptions { File = times, Arrivals = new ArrivalOptions { Kind = ArrivalKind.Timestamps } }, sink);
        Diagnostic error = Assert.Single(sink.Sorted);
        Assert.Equal((times, 3, 1), (error.File, error.Line, error.Column));
    }
}
