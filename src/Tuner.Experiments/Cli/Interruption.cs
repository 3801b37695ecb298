namespace Tuner.Experiments.Cli;

/// <summary>
/// Turns the first Ctrl-C into a cancellation; another one ends the process. What comes within a second of the first is the same one:
/// wrappers like <c>timeout</c> send the signal to the process and to its group.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private static readonly TimeSpan SameOne = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource _source = new();
    private readonly TimeProvider _time;
    private long _first;

    public Interruption(TimeProvider time)
    {
        _time = time;
        Console.CancelKeyPress += OnCancelKeyPress;
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        Console.CancelKeyPress -= OnCancelKeyPress;
        _source.Dispose();
    }

    private void OnCancelKeyPress(object? sender, ConsoleCancelEventArgs e)
    {
        if (!_source.IsCancellationRequested)
        {
            _first = _time.GetTimestamp();
            e.Cancel = true;
            _source.Cancel();
        }
        else
        {
            e.Cancel = _time.GetElapsedTime(_first) < SameOne;
        }
    }
}
