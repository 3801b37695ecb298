using TorchSharp;
using Tuner.Agents.Networks;
using Tuner.Environment.Randomness;

namespace Tuner.Agents.Tests.Networks;

public sealed class ActorCriticTests
{
    [Fact]
    public void Backward_ThroughBothNetworks_FillsTheFlatGradient()
    {
        TorchRuntime.EnsureLoaded();
        using ActorCritic networks = Create();
        using DisposeScope scope = torch.NewDisposeScope();
        (torch.Tensor logits, torch.Tensor values) = networks.forward(torch.ones(3, 2));

        (logits.sum() + values.sum()).backward();

        // The last biases of actor and critic each see a gradient of 1 from all three rows.
        Assert.Equal(3f, networks.GradientValues[networks.ActorCount - 1], 1e-6f);
        Assert.Equal(3f, networks.GradientValues[^1], 1e-6f);
    }

    [Fact]
    public void ParameterValues_Written_ChangeTheForward()
    {
        TorchRuntime.EnsureLoaded();
        using ActorCritic networks = Create();
        using DisposeScope scope = torch.NewDisposeScope();
        networks.ParameterValues.Clear();
        networks.ParameterValues[^1] = 7f;

        (torch.Tensor logits, torch.Tensor values) = networks.forward(torch.ones(1, 2));

        Assert.Equal(0f, logits.abs().sum().item<float>());
        Assert.Equal(7f, values.item<float>());
    }

    [Fact]
    public void Parameters_OfTheModule_AreAllRegistered()
    {
        TorchRuntime.EnsureLoaded();
        using ActorCritic networks = Create();

        Assert.Equal(networks.ParameterValues.Length, networks.parameters().Sum(p => p.numel()));
    }

    private static ActorCritic Create() => new(
        MlpParameters.Orthogonal([2, 4, 3], 0.01, new RandomStream(1)),
        MlpParameters.Orthogonal([2, 4, 1], 1.0, new RandomStream(2)));
}
