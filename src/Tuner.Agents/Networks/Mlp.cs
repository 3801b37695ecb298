using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Tuner.Agents.Networks;

/// <summary>
/// A trainable MLP, tanh between its layers, over a stretch of a flat tensor laid out as <see cref="MlpParameters"/> says.
/// </summary>
internal sealed class Mlp : nn.Module<Tensor, Tensor>
{
    private readonly Parameter[] _weights;
    private readonly Parameter[] _biases;

    public Mlp(IReadOnlyList<int> sizes, Tensor parameters, Tensor gradients, int offset)
        : base(nameof(Mlp))
    {
        _weights = new Parameter[sizes.Count - 1];
        _biases = new Parameter[sizes.Count - 1];
        for (int layer = 0; layer < _weights.Length; layer++)
        {
            int inputs = sizes[layer], outputs = sizes[layer + 1];
            _weights[layer] = Register($"weight{layer}", parameters, gradients, offset, outputs, inputs);
            offset += outputs * inputs;
            _biases[layer] = Register($"bias{layer}", parameters, gradients, offset, outputs);
            offset += outputs;
        }
    }

    public override Tensor forward(Tensor input)
    {
        Tensor x = nn.functional.linear(input, _weights[0], _biases[0]);
        for (int layer = 1; layer < _weights.Length; layer++)
        {
            x = nn.functional.linear(x.tanh_(), _weights[layer], _biases[layer]);
        }

        return x;
    }

    private Parameter Register(string name, Tensor parameters, Tensor gradients, int offset, params long[] shape)
    {
        long length = shape.Aggregate(1L, (a, b) => a * b);
        using Tensor flatValue = parameters.narrow(0, offset, length), value = flatValue.view(shape);
        using Tensor flatGradient = gradients.narrow(0, offset, length), gradient = flatGradient.view(shape);
        var parameter = new Parameter(value, requires_grad: true) { grad = gradient };
        register_parameter(name, parameter);
        return parameter;
    }
}
