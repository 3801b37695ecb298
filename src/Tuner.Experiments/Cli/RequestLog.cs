using System.Globalization;
using Tuner.Environment.Simulation;

namespace Tuner.Experiments.Cli;

/// <summary>Every request of a simulation, written in the order of arrival.</summary>
internal sealed class RequestLog : IRequestObserver
{
    private readonly List<RequestRecord> _requests = [];

    public void Left(in RequestRecord request) => _requests.Add(request);

    /// <summary>arrival_s,finish_s,outcome with round-trip digits; the finish of a request given up is when that happened.</summary>
    public void Write(TextWriter file)
    {
        file.NewLine = "\n";
        file.WriteLine("arrival_s,finish_s,outcome");
        foreach (RequestRecord request in _requests.OrderBy(r => r.Request))
        {
            file.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{request.ArrivalSeconds:R},{request.LeftSeconds:R},{Word(request.Outcome)}"));
        }
    }

    private static string Word(RequestOutcome outcome) => outcome switch
    {
        RequestOutcome.OnTime => "on-time",
        RequestOutcome.Late => "late",
        RequestOutcome.Dropped => "dropped",
        _ => "abandoned",
    };
}
