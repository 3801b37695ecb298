using System.Runtime.InteropServices;
using TorchSharp;
using Tuner.Agents.Networks;
using Tuner.Environment.Randomness;
using Tuner.Environment.Workloads;
using static TorchSharp.torch;

namespace Tuner.Agents.Forecasting;

/// <summary>
/// Trains the LSTM of IPA and InfAdapter: Adam on the mean squared error, batches of shuffled samples. What it returns is a function of options, loads and seeds.
/// </summary>
public sealed class LstmTrainer(LstmOptions options)
{
    /// <summary>
    /// The 99.9 % point of the load that the published networks learn from, the Twitter trace over 8; other loads are brought to its size.
    /// </summary>
    public const double UsualPeakRps = 34.0;

    private const float AdamEpsilon = 1e-7f;

    /// <summary>Trains on stretches of a load.</summary>
    /// <param name="stretches">Each of consecutive seconds.</param>
    /// <param name="peakRps">Of the load: scales it.</param>
    /// <param name="seeds">Of the first weights and the order of the samples.</param>
    /// <param name="progress">Takes, after every epoch, its number from 1 and its mean loss.</param>
    /// <param name="cancellation">Stops between two epochs.</param>
    /// <exception cref="ArgumentException">The stretches hold no sample.</exception>
    /// <exception cref="TrainingDivergedException">The loss is no longer a finite number.</exception>
    public TrainedLstm Train(
        IEnumerable<LoadTrace> stretches, double peakRps, SeedSequence seeds, Action<int, double>? progress = null, CancellationToken cancellation = default)
    {
        TorchRuntime.EnsureLoaded();
        double scale = peakRps / UsualPeakRps;
        LstmSamples samples = LstmSamples.Of(stretches, options, scale);
        int count = samples.Targets.Length;
        if (count == 0)
        {
            throw new ArgumentException(
                $"no stretch holds the {(options.Bins * options.BinSeconds) + options.HorizonSeconds} s of one training sample", nameof(stretches));
        }

        using LstmNetwork network = new(LstmParameters.Initial(seeds.Stream("weights")));
        AdamOptimiser adam = new(LstmParameters.Count, AdamEpsilon);
        RandomStream random = seeds.Stream("samples");
        int[] order = [.. Enumerable.Range(0, count)];
        for (int epoch = 1; epoch <= options.Epochs; epoch++)
        {
            cancellation.ThrowIfCancellationRequested();
            Shuffle(order, random);
            double sum = 0.0;
            for (int start = 0; start < count; start += options.BatchSize)
            {
                int size = Math.Min(options.BatchSize, count - start);
                sum += size * Step(network, adam, samples, order.AsSpan(start, size));
            }

            progress?.Invoke(epoch, sum / count);
            if (!double.IsFinite(sum))
            {
                throw new TrainingDivergedException($"Training diverged in epoch {epoch} of {options.Epochs}; a lower learning rate or another seed helps.");
            }
        }

        return new TrainedLstm(new LstmParameters(network.ParameterValues), options.Bins, options.BinSeconds, options.HorizonSeconds, scale);
    }

    private static void Shuffle(int[] order, RandomStream random)
    {
        for (int i = order.Length - 1; i > 0; i--)
        {
            int j = random.NextInt(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }
    }

    private double Step(LstmNetwork network, AdamOptimiser adam, LstmSamples samples, ReadOnlySpan<int> batch)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor inputs = empty(batch.Length, options.Bins), targets = empty(batch.Length);
        Span<float> x = MemoryMarshal.Cast<byte, float>(inputs.bytes), y = MemoryMarshal.Cast<byte, float>(targets.bytes);
        for (int i = 0; i < batch.Length; i++)
        {
            samples.Inputs.AsSpan(batch[i] * options.Bins, options.Bins).CopyTo(x[(i * options.Bins)..]);
            y[i] = samples.Targets[batch[i]];
        }

        Tensor loss = network.Loss(inputs, targets, options.KernelPenalty);
        loss.backward();
        adam.Step(network.ParameterValues, network.GradientValues, options.LearningRate);
        network.GradientValues.Clear();
        return loss.item<float>();
    }
}
