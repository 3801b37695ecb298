namespace Tuner.Environment.Configuration;

/// <summary>One thing that is wrong with a configuration, and where.</summary>
/// <param name="File">The file as it was named, or the override, as in <c>--set 'a.b=c'</c>.</param>
/// <param name="Line">1 or more.</param>
/// <param name="Column">1 or more.</param>
/// <param name="Message">What is wrong: what was expected and what was found.</param>
public sealed record Diagnostic(string File, int Line, int Column, string Message)
{
    private const int WidestSourceLine = 160;

    /// <summary>What to do about it, as in <c>did you mean 'clipCoef'?</c></summary>
    public string? Suggestion { get; init; }

    /// <summary>The text of the line; null where there is none to show.</summary>
    public string? SourceLine { get; init; }

    /// <summary>How many characters of the line are meant, 1 or more.</summary>
    public int Length { get; init; } = 1;

    /// <summary>
    /// <c>file:line:column: error: message</c>, the source line, and carets under what is meant with the suggestion after them.
    /// </summary>
    public override string ToString()
    {
        string head = $"{File}:{Line}:{Column}: error: {Message}";
        if (SourceLine is null)
        {
            return Suggestion is null ? head : $"{head}; {Suggestion}";
        }

        int start = Math.Clamp(Column - 1, 0, SourceLine.Length);
        int cut = SourceLine.Length <= WidestSourceLine ? 0 : Math.Max(0, start - (WidestSourceLine / 2));
        string shown = SourceLine.Substring(cut, Math.Min(WidestSourceLine, SourceLine.Length - cut));
        int carets = Math.Clamp(Length, 1, Math.Max(1, shown.Length - (start - cut)));
        string indent = string.Concat(shown.Take(start - cut).Select(c => c == '\t' ? '\t' : ' '));
        string hint = Suggestion is null ? "" : $" {Suggestion}";
        return $"{head}\n{Line,5} | {shown}\n      | {indent}{new string('^', carets)}{hint}";
    }
}
