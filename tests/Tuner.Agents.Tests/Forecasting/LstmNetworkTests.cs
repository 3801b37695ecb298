using TorchSharp;
using Tuner.Agents.Forecasting;
using static TorchSharp.torch;

namespace Tuner.Agents.Tests.Forecasting;

public sealed class LstmNetworkTests
{
    [Fact]
    public void Loss_Gradient_IsThatOfFiniteDifferences()
    {
        const float step = 1e-3f;
        const double penalty = 0.5;
        using LstmNetwork network = new(SmallLoads.Initial(1).Parameters);
        using Tensor x = tensor(new[] { 1f, 3f, 2f, 5f, 0f, 4f }, 2, 3), y = tensor(new[] { 4f, 1f });
        using (Tensor loss = network.Loss(x, y, penalty))
        {
            loss.backward();
        }

        float[] gradient = network.GradientValues.ToArray();
        foreach (int i in new[] { 3, 80, 100 + 230, 2_600 + 10, 2_600 + 90, 2_700 + 4, 2_725 })
        {
            double above = LossAt(network, i, step, x, y, penalty), below = LossAt(network, i, -step, x, y, penalty);
            Assert.Equal((above - below) / (2.0 * step), gradient[i], 0.02 * Math.Max(1.0, Math.Abs(gradient[i])));
        }

        Assert.Contains(gradient, g => Math.Abs(g) > 0.1);
    }

    private static double LossAt(LstmNetwork network, int parameter, float change, Tensor x, Tensor y, double penalty)
    {
        network.ParameterValues[parameter] += change;
        using Tensor loss = network.Loss(x, y, penalty);
        network.ParameterValues[parameter] -= change;
        return loss.item<float>();
    }
}
