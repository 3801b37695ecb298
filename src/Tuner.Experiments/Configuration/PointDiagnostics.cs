using Tuner.Environment.Configuration;
using Tuner.Experiments.Recording;

namespace Tuner.Experiments.Configuration;

/// <summary>What is wrong with an experiment at each point of its sweep: said once, with the points where it is not wrong at all of them.</summary>
internal sealed class PointDiagnostics
{
    private readonly Dictionary<Diagnostic, List<SweepPoint>> _found = [];
    private int _points;

    /// <summary>What was found at the next point, nothing where it is sound; the point is null where nothing is swept.</summary>
    public void Add(SweepPoint? point, IReadOnlyList<Diagnostic> diagnostics)
    {
        _points++;
        foreach (Diagnostic diagnostic in diagnostics.Distinct())
        {
            if (!_found.TryGetValue(diagnostic, out List<SweepPoint>? at))
            {
                _found[diagnostic] = at = [];
            }

            if (point is not null)
            {
                at.Add(point);
            }
        }
    }

    /// <summary>Throws where anything was found.</summary>
    /// <exception cref="ConfigurationException">With everything that was found.</exception>
    public void ThrowIfAny()
    {
        DiagnosticSink sink = new();
        foreach ((Diagnostic diagnostic, List<SweepPoint> at) in _found)
        {
            sink.Add(at.Count is 0 || at.Count == _points
                ? diagnostic
                : diagnostic with { Message = $"at {at[0].Name}={string.Join(", ", at.Select(p => p.Value))}: {diagnostic.Message}" });
        }

        sink.ThrowIfAny();
    }
}
