using System.CommandLine;

namespace Tuner.Experiments.Cli;

/// <summary>A command whose help ends with an example.</summary>
/// <param name="name">As it is typed.</param>
/// <param name="description">A line, shown in the list of commands too.</param>
/// <param name="example">A command line that works from the folder of the sources.</param>
/// <param name="notes">What the command's own help says beyond that.</param>
internal sealed class ExampledCommand(string name, string description, string example, string? notes = null)
    : Command(name, description)
{
    public string Example { get; } = example;

    public string? Notes { get; } = notes;
}
