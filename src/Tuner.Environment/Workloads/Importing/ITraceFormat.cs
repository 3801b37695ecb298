namespace Tuner.Environment.Workloads.Importing;

/// <summary>A published trace's files: what they look like, and how they are read.</summary>
public interface ITraceFormat
{
    /// <summary>As on the command line.</summary>
    string Name { get; }

    /// <summary>A line: files and what becomes a request.</summary>
    string Summary { get; }

    /// <summary>True where times count from 1970 and not from the record's own beginning.</summary>
    bool HasCalendar { get; }

    /// <summary>True where the files have a time for each request and not counts.</summary>
    bool HasTimes { get; }

    /// <summary>Columns that may name the stream; the first one is the usual.</summary>
    IReadOnlyList<string> StreamFields { get; }

    /// <summary>Columns that may be the arrival time; the first one is the usual. Empty where there is no choice.</summary>
    IReadOnlyList<string> TimeFields { get; }

    /// <summary>Columns that may say how many requests a row is. Empty where there are none.</summary>
    IReadOnlyList<string> WeightFields { get; }

    /// <summary>Whether a file found in a folder or an archive is one of the format's.</summary>
    bool Accepts(string name);

    /// <summary>Hands all that is in the files, folders and archives to the collector.</summary>
    /// <exception cref="Traces.TraceFormatException">A file as a whole is none of the format's.</exception>
    void Read(IReadOnlyList<string> paths, ImportFields fields, ImportCollector into);
}
