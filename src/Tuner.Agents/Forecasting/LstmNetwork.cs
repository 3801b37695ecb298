using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Tuner.Agents.Forecasting;

/// <summary>
/// The trainable network, all its weights one flat tensor laid out as <see cref="LstmParameters"/> says. libtorch's own LSTM has tanh where the published one
/// has relu, so the cell is written out. Inputs [B, bins] go in, outputs [B] come out.
/// </summary>
internal sealed class LstmNetwork : IDisposable
{
    private const int Units = LstmParameters.Units;
    private const int GateCount = LstmParameters.GateCount;

    private readonly Tensor _flat;
    private readonly Tensor _gradients;

    public LstmNetwork(LstmParameters parameters)
    {
        _flat = zeros(LstmParameters.Count);
        _gradients = zeros(LstmParameters.Count);
        parameters.Values.CopyTo(ParameterValues);
        _flat.requires_grad_();
        _flat.grad = _gradients;
    }

    /// <summary>Shape [parameters]; writing changes the network.</summary>
    public Span<float> ParameterValues => MemoryMarshal.Cast<byte, float>(_flat.bytes);

    /// <summary>Shape [parameters]; backward adds to it.</summary>
    public Span<float> GradientValues => MemoryMarshal.Cast<byte, float>(_gradients.bytes);

    /// <summary>Outputs [B] of inputs [B, bins].</summary>
    public Tensor Forward(Tensor inputs)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor recurrent = _flat.narrow(0, LstmParameters.RecurrentStart, Units * GateCount).view(Units, GateCount);
        Tensor output = _flat.narrow(0, LstmParameters.OutputStart, Units);

        // [bins, B, 1] x [100] + [100]: what the inputs give to the gates of all steps at once.
        Tensor given = addcmul(
            _flat.narrow(0, LstmParameters.BiasStart, GateCount), inputs.transpose(0, 1).unsqueeze(2), _flat.narrow(0, 0, GateCount), value: 1);
        Tensor? hidden = null, cell = null;
        for (int step = 0; step < inputs.shape[1]; step++)
        {
            Tensor z = given.select(0, step);
            if (hidden is not null)
            {
                z = addmm(z, hidden, recurrent, beta: 1f, alpha: 1f);
            }

            Tensor open = z.narrow(1, 0, 3 * Units).sigmoid(), candidate = z.narrow(1, 3 * Units, Units).relu();
            Tensor kept = open.narrow(1, 0, Units) * candidate;
            cell = cell is null ? kept : addcmul(kept, open.narrow(1, Units, Units), cell, value: 1);
            hidden = open.narrow(1, 2 * Units, Units) * cell.relu();
        }

        return (hidden!.mv(output) + _flat.narrow(0, LstmParameters.Count - 1, 1)).MoveToOuterDisposeScope();
    }

    /// <summary>Mean squared error, with the penalty on the input weights.</summary>
    public Tensor Loss(Tensor inputs, Tensor targets, double kernelPenalty)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor error = nn.functional.mse_loss(Forward(inputs), targets);
        return (error + (_flat.narrow(0, 0, GateCount).abs().sum() * kernelPenalty)).MoveToOuterDisposeScope();
    }

    public void Dispose()
    {
        _flat.Dispose();
        _gradients.Dispose();
    }
}
