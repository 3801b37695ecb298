namespace Tuner.Environment.Workloads.Traces;

/// <summary>A trace or schedule file that cannot be read, and where in it.</summary>
public sealed class TraceFormatException : FormatException
{
    /// <summary>An error at a place; line and column count from 1, and are 0 where the file as a whole is at fault.</summary>
    public TraceFormatException(string file, int line, int column, string reason, Exception? inner = null)
        : base(line > 0 ? $"{file}:{line}:{column}: {reason}" : $"{file}: {reason}", inner)
    {
        File = file;
        Line = line;
        Column = column;
        Reason = reason;
    }

    /// <summary>The path as given; for a member of an archive <c>archive!member</c>.</summary>
    public string File { get; }

    /// <summary>From 1; 0 where the file as a whole is at fault.</summary>
    public int Line { get; }

    /// <summary>First character of the offending token, from 1; 0 where the file as a whole is at fault.</summary>
    public int Column { get; }

    /// <summary>What is wrong, without the place that <see cref="Exception.Message"/> begins with.</summary>
    public string Reason { get; }
}
