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
    [InlineData("{damping: 2, tenants: [{name: a}]}", "1:11 'damping' means nothing beside tenants: give it to each of them")]
    public void ReadFile_WhatMakesNoWorkload_IsLocated(string yaml, string error) => Assert.Equal([error], Read(yaml).Errors);

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
