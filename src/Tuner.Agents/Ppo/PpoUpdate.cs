using System.Runtime.InteropServices;
using TorchSharp;
using Tuner.Agents.Networks;
using Tuner.Environment.Randomness;
using static TorchSharp.torch;

namespace Tuner.Agents.Ppo;

/// <summary>The optimisation half of PPO: epochs of shuffled minibatches over one rollout. Networks run in libtorch.</summary>
internal sealed class PpoUpdate : IDisposable
{
    private readonly PpoOptions _options;
    private readonly ActorCritic _networks;
    private readonly AdamOptimiser _optimiser;
    private readonly PpoLoss _loss;
    private readonly RandomStream _random;
    private readonly int[] _order;
    private readonly int _minibatchRows;
    private readonly int _observationSize;
    private readonly Tensor _observations;
    private readonly Tensor _logitGradients;
    private readonly Tensor _valueGradients;

    public PpoUpdate(PpoOptions options, ActorCritic networks, ActionHeads heads, int rows, int observationSize, RandomStream random)
    {
        _options = options;
        _networks = networks;
        _optimiser = new AdamOptimiser(networks.ParameterValues.Length);
        _loss = new PpoLoss(options, heads);
        _random = random;
        _order = [.. Enumerable.Range(0, rows)];
        _minibatchRows = rows / options.Minibatches;
        _observationSize = observationSize;
        _observations = zeros(_minibatchRows, observationSize);
        _logitGradients = zeros(_minibatchRows, heads.LogitCount);
        _valueGradients = zeros(_minibatchRows, 1);
    }

    /// <summary>Improves the networks on a rollout whose advantages are known; returns the mean terms over all minibatches.</summary>
    /// <exception cref="TrainingDivergedException">A term or the gradient is not finite.</exception>
    public PpoLossTerms Run(RolloutBuffer buffer, double learningRate)
    {
        using DisposeScope updateScope = NewDisposeScope();
        PpoLossTerms sum = default;
        int count = 0;
        for (int epoch = 0; epoch < _options.Epochs; epoch++)
        {
            Shuffle();
            PpoLossTerms epochSum = default;
            for (int start = 0; start < _order.Length; start += _minibatchRows)
            {
                epochSum += Minibatch(buffer, _order.AsSpan(start, _minibatchRows), learningRate);
            }

            sum += epochSum;
            count += _options.Minibatches;
            if (_options.TargetKl > 0.0 && epochSum.ApproxKl / _options.Minibatches > _options.TargetKl)
            {
                break;
            }
        }

        return sum / count;
    }

    public void Dispose()
    {
        _observations.Dispose();
        _logitGradients.Dispose();
        _valueGradients.Dispose();
    }

    private PpoLossTerms Minibatch(RolloutBuffer buffer, ReadOnlySpan<int> rows, double learningRate)
    {
        using DisposeScope minibatchScope = NewDisposeScope();
        Gather(buffer.Observations, rows);
        (Tensor logits, Tensor values) = _networks.forward(_observations);
        PpoLossTerms terms = _loss.Evaluate(
            buffer, rows, Floats(logits), Floats(values), Floats(_logitGradients), Floats(_valueGradients));

        _networks.GradientValues.Clear();
        autograd.backward([logits, values], [_logitGradients, _valueGradients]);
        double norm = AdamOptimiser.ClipNorm(_networks.GradientValues, _options.MaxGradientNorm);
        if (!terms.IsFinite || !double.IsFinite(norm))
        {
            throw new TrainingDivergedException(
                $"policy loss {terms.PolicyLoss:G4}, value loss {terms.ValueLoss:G4}, entropy {terms.Entropy:G4}, gradient norm {norm:G4}");
        }

        _optimiser.Step(_networks.ParameterValues, _networks.GradientValues, learningRate);
        return terms;
    }

    private void Gather(ReadOnlySpan<float> observations, ReadOnlySpan<int> rows)
    {
        Span<float> target = Floats(_observations);
        for (int b = 0; b < rows.Length; b++)
        {
            observations.Slice(rows[b] * _observationSize, _observationSize).CopyTo(target[(b * _observationSize)..]);
        }
    }

    private void Shuffle()
    {
        for (int i = _order.Length - 1; i > 0; i--)
        {
            int j = _random.NextInt(i + 1);
            (_order[i], _order[j]) = (_order[j], _order[i]);
        }
    }

    private static Span<float> Floats(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);
}
