using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Tuner.Experiments.Cli;

/// <summary>The usual help, then the command's notes and its example.</summary>
internal sealed class ExampledHelp : SynchronousCommandLineAction
{
    private const int WidestLine = 120;
    private const string FirstExample = "tuner run experiments/quickstart.yaml";
    private readonly HelpAction _usual;

    public ExampledHelp(HelpAction usual)
    {
        _usual = usual;

        // A terminal whose size nobody set says that it is 0 wide.
        _usual.MaxWidth = _usual.MaxWidth > 0 ? Math.Min(_usual.MaxWidth, WidestLine) : WidestLine;
    }

    public override int Invoke(ParseResult parseResult)
    {
        int code = _usual.Invoke(parseResult);
        TextWriter output = parseResult.InvocationConfiguration.Output;
        ExampledCommand? command = parseResult.CommandResult.Command as ExampledCommand;
        if (command?.Notes is { } notes)
        {
            output.Write($"Notes:\n  {notes.Replace("\n", "\n  ", StringComparison.Ordinal)}\n\n");
        }

        output.Write($"Example:\n  {command?.Example ?? FirstExample}\n");
        return code;
    }
}
