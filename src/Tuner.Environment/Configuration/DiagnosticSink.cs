namespace Tuner.Environment.Configuration;

/// <summary>Collects what is wrong, so that all errors come at once.</summary>
public sealed class DiagnosticSink
{
    private readonly List<Diagnostic> _diagnostics = [];

    /// <summary>How many there are.</summary>
    public int Count => _diagnostics.Count;

    /// <summary>File by file in the order in which they were read, and from top to bottom.</summary>
    public IReadOnlyList<Diagnostic> Sorted
    {
        get
        {
            List<string> files = [.. _diagnostics.Select(d => d.File).Distinct(StringComparer.Ordinal)];
            return [.. _diagnostics.OrderBy(d => files.IndexOf(d.File)).ThenBy(d => d.Line).ThenBy(d => d.Column)];
        }
    }

    /// <summary>Adds one.</summary>
    public void Add(Diagnostic diagnostic) => _diagnostics.Add(diagnostic);

    /// <summary>Throws where anything was added.</summary>
    /// <exception cref="ConfigurationException">With everything that was added.</exception>
    public void ThrowIfAny()
    {
        if (_diagnostics.Count > 0)
        {
            throw new ConfigurationException(Sorted);
        }
    }
}
