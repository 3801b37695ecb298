using TorchSharp;
using Tuner.Agents.Networks;
using Tuner.Agents.Ppo;
using Tuner.Environment.Randomness;
using static TorchSharp.torch;

namespace Tuner.Agents.Tests.Ppo;

public sealed class PpoLossTests
{
    private const int Rows = 24;
    private static readonly int[] Sizes = [3, 4];

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Evaluate_RandomMinibatch_EqualsLibtorchAutograd(bool clipValueLoss, bool normaliseAdvantages)
    {
        TorchRuntime.EnsureLoaded();
        using DisposeScope scope = NewDisposeScope();
        var options = new PpoOptions { ClipValueLoss = clipValueLoss, NormaliseAdvantages = normaliseAdvantages, EntropyCoefficient = 0.3 };
        var random = new RandomStream(1);
        RolloutBuffer buffer = RandomBuffer(random);
        float[] logits = Gaussians(Rows * 7, random), values = Gaussians(Rows, random);
        float[] oldLogits = [.. logits.Select(z => (float)(z + (0.3 * random.NextGaussian())))];
        WriteLogProbabilities(buffer, oldLogits);
        int[] rows = [.. Enumerable.Range(0, Rows)];
        float[] logitGradients = new float[Rows * 7], valueGradients = new float[Rows];

        PpoLossTerms terms = new PpoLoss(options, new ActionHeads(Sizes)).Evaluate(buffer, rows, logits, values, logitGradients, valueGradients);

        Tensor z = tensor(logits).view(Rows, 7).requires_grad_(), v = tensor(values).requires_grad_();
        (Tensor policyLoss, Tensor valueLoss, Tensor entropy) = Reference(options, buffer, z, v);
        (policyLoss + (options.ValueCoefficient * valueLoss) - (options.EntropyCoefficient * entropy)).backward();
        Assert.Equal(policyLoss.item<float>(), terms.PolicyLoss, 1e-5);
        Assert.Equal(valueLoss.item<float>(), terms.ValueLoss, 1e-5);
        Assert.Equal(entropy.item<float>(), terms.Entropy, 1e-5);
        AssertNear(z.grad!.data<float>().ToArray(), logitGradients);
        AssertNear(v.grad!.data<float>().ToArray(), valueGradients);
        Assert.InRange(terms.ClipFraction, 0.2, 0.9);
    }

    [Fact]
    public void Evaluate_UnchangedPolicy_HasNoDivergence()
    {
        var heads = new ActionHeads(Sizes);
        var random = new RandomStream(1);
        RolloutBuffer buffer = RandomBuffer(random);
        float[] logits = new float[Rows * 7];
        for (int row = 0; row < Rows; row++)
        {
            buffer.LogProbabilities[row] = heads.Sample(
                logits.AsSpan(row * 7, 7), buffer.Masks.AsSpan(row * 7, 7), random, buffer.Actions.AsSpan(row * 2, 2));
        }

        PpoLossTerms terms = new PpoLoss(new PpoOptions(), heads).Evaluate(
            buffer, [.. Enumerable.Range(0, Rows)], logits, new float[Rows], new float[Rows * 7], new float[Rows]);

        Assert.Equal(0.0, terms.ApproxKl, 1e-9);
        Assert.Equal(0.0, terms.ClipFraction);
        Assert.Equal(0.0, terms.PolicyLoss, 1e-6);
    }

    private static (Tensor Policy, Tensor Value, Tensor Entropy) Reference(PpoOptions options, RolloutBuffer buffer, Tensor z, Tensor v)
    {
        Tensor mask = tensor(buffer.Masks).view(Rows, 7), actions = tensor(buffer.Actions.Select(a => (long)a).ToArray()).view(Rows, 2);
        Tensor masked = where(mask, z, tensor(-1e8f));
        Tensor logProbability = zeros(Rows), entropy = zeros(Rows);
        for (int head = 0, offset = 0; head < Sizes.Length; offset += Sizes[head], head++)
        {
            Tensor logP = nn.functional.log_softmax(masked.narrow(1, offset, Sizes[head]), 1);
            logProbability += logP.gather(1, actions.narrow(1, head, 1)).squeeze(1);
            entropy -= where(mask.narrow(1, offset, Sizes[head]), logP.exp() * logP, tensor(0f)).sum(1);
        }

        Tensor advantage = tensor(buffer.Advantages);
        if (options.NormaliseAdvantages)
        {
            advantage = (advantage - advantage.mean()) / (advantage.std() + 1e-8);
        }

        Tensor ratio = (logProbability - tensor(buffer.LogProbabilities)).exp();
        Tensor policy = maximum(-advantage * ratio, -advantage * ratio.clamp(1.0 - options.ClipRange, 1.0 + options.ClipRange)).mean();
        Tensor returns = tensor(buffer.Returns), old = tensor(buffer.Values);
        Tensor squares = (v - returns).square();
        if (options.ClipValueLoss)
        {
            squares = maximum(squares, (old + (v - old).clamp(-options.ClipRange, options.ClipRange) - returns).square());
        }

        return (policy, 0.5 * squares.mean(), entropy.mean());
    }

    private static RolloutBuffer RandomBuffer(RandomStream random)
    {
        var buffer = new RolloutBuffer(Rows, environments: 1, observationSize: 1, heads: 2, logits: 7);
        for (int i = 0; i < buffer.Masks.Length; i++)
        {
            buffer.Masks[i] = random.NextDouble() < 0.7;
        }

        for (int row = 0; row < Rows; row++)
        {
            buffer.Actions[row * 2] = random.NextInt(3);
            buffer.Actions[(row * 2) + 1] = random.NextInt(4);
            buffer.Masks[(row * 7) + buffer.Actions[row * 2]] = true;
            buffer.Masks[(row * 7) + 3 + buffer.Actions[(row * 2) + 1]] = true;
        }

        Gaussians(Rows, random).CopyTo(buffer.Advantages, 0);
        Gaussians(Rows, random).CopyTo(buffer.Values, 0);
        Gaussians(Rows, random).CopyTo(buffer.Returns, 0);
        return buffer;
    }

    private static void WriteLogProbabilities(RolloutBuffer buffer, float[] logits)
    {
        float[] logP = new float[7];
        for (int row = 0; row < Rows; row++)
        {
            for (int head = 0, offset = 0; head < Sizes.Length; offset += Sizes[head], head++)
            {
                Span<float> headLogP = logP.AsSpan(offset, Sizes[head]);
                int at = (row * 7) + offset;
                MaskedCategorical.LogSoftmax(logits.AsSpan(at, Sizes[head]), buffer.Masks.AsSpan(at, Sizes[head]), headLogP);
                buffer.LogProbabilities[row] += headLogP[buffer.Actions[(row * 2) + head]];
            }
        }
    }

    private static float[] Gaussians(int count, RandomStream random) =>
        [.. Enumerable.Range(0, count).Select(_ => (float)random.NextGaussian())];

    private static void AssertNear(float[] expected, float[] actual)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], 1e-6f);
        }
    }
}
