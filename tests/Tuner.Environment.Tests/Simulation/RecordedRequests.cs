using Tuner.Environment.Simulation;

namespace Tuner.Environment.Tests.Simulation;

/// <summary>Keeps the end of every request.</summary>
internal sealed class RecordedRequests : IRequestObserver
{
    public List<RequestRecord> Records { get; } = [];

    public RequestRecord this[long request] => Records.Single(r => r.Request == request);

    public void Left(in RequestRecord request) => Records.Add(request);
}
