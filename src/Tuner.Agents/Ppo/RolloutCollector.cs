using Tuner.Agents.Encoding;
using Tuner.Agents.Networks;
using Tuner.Environment.Episodes;
using Tuner.Environment.Randomness;

namespace Tuner.Agents.Ppo;

/// <summary>Acts in the environments with the compiled policy and fills a rollout buffer; its steps allocate nothing.</summary>
internal sealed class RolloutCollector
{
    private readonly IVectorEnvironment _environment;
    private readonly ActionHeads _heads;
    private readonly CompiledMlp _actor;
    private readonly CompiledMlp _critic;
    private readonly RandomStream _random;
    private readonly RewardScaler? _scaler;
    private readonly float[] _logits;
    private readonly float[] _nextObservations;
    private readonly bool[] _ended;

    public RolloutCollector(IVectorEnvironment environment, PpoOptions options, ActionHeads heads, int[] actorSizes, int[] criticSizes, SeedSequence seeds)
    {
        _environment = environment;
        _heads = heads;
        _actor = new CompiledMlp(actorSizes);
        _critic = new CompiledMlp(criticSizes);
        _random = seeds.Stream("actions");
        _scaler = options.ScaleRewards ? new RewardScaler(environment.Count, options.Discount) : null;
        _logits = new float[environment.Count * heads.LogitCount];
        _nextObservations = new float[environment.Count * environment.ObservationSize];
        _ended = new bool[environment.Count];
        Normaliser = options.NormaliseObservations ? new ObservationNormaliser(environment.ObservationSize) : null;
        Episodes = new EpisodeWindow(environment.Count);
        environment.Reset(seeds.Derive("episodes"));
        Normaliser?.Update(environment.Observations);
    }

    public ObservationNormaliser? Normaliser { get; }

    public EpisodeWindow Episodes { get; }

    /// <summary>Takes the weights of the coming rollout from the trained networks.</summary>
    public void Load(ActorCritic networks)
    {
        _actor.Load(networks.ParameterValues[..networks.ActorCount]);
        _critic.Load(networks.ParameterValues[networks.ActorCount..]);
    }

    /// <summary>Steps all environments as often as the buffer has room for.</summary>
    public void Collect(RolloutBuffer buffer)
    {
        int n = _environment.Count, observation = _environment.ObservationSize;
        for (int step = 0; step < buffer.Steps; step++)
        {
            int row = step * n;
            Span<float> observations = buffer.Observations.AsSpan(row * observation, n * observation);
            Span<float> rewards = buffer.Rewards.AsSpan(row, n);
            Normalise(_environment.Observations, observations);
            _environment.Masks.CopyTo(buffer.Masks.AsSpan(row * _heads.LogitCount));
            _critic.Forward(observations, buffer.Values.AsSpan(row, n));
            Act(buffer, row, observations);

            _environment.Step(buffer.Actions.AsSpan(row * _heads.Count, n * _heads.Count));
            _environment.Rewards.CopyTo(rewards);
            _environment.Terminated.CopyTo(buffer.Terminated.AsSpan(row));
            _environment.Truncated.CopyTo(buffer.Truncated.AsSpan(row));
            EndEpisodes(buffer, row);
            Episodes.Add(rewards, _ended);
            SubtractBaselines(rewards);
            _scaler?.Scale(rewards, _ended, rewards);
            Normaliser?.Update(_environment.Observations);
        }

        Normalise(_environment.Observations, _nextObservations);
        _critic.Forward(_nextObservations, buffer.LastValues);
    }

    private void Act(RolloutBuffer buffer, int row, ReadOnlySpan<float> observations)
    {
        int logits = _heads.LogitCount, heads = _heads.Count;
        _actor.Forward(observations, _logits);
        for (int i = 0; i < _environment.Count; i++)
        {
            buffer.LogProbabilities[row + i] = _heads.Sample(
                _logits.AsSpan(i * logits, logits),
                buffer.Masks.AsSpan((row + i) * logits, logits),
                _random,
                buffer.Actions.AsSpan((row + i) * heads, heads));
        }
    }

    private void EndEpisodes(RolloutBuffer buffer, int row)
    {
        int size = _environment.ObservationSize;
        for (int i = 0; i < _ended.Length; i++)
        {
            bool truncated = buffer.Truncated[row + i];
            _ended[i] = truncated || buffer.Terminated[row + i];
            if (truncated)
            {
                Span<float> last = _nextObservations.AsSpan(0, size);
                Normalise(_environment.FinalObservations.Slice(i * size, size), last);
                _critic.Forward(last, buffer.FinalValues.AsSpan(row + i, 1));
            }
        }
    }

    private void SubtractBaselines(Span<float> rewards)
    {
        ReadOnlySpan<float> baselines = _environment.RewardBaselines;
        for (int i = 0; i < baselines.Length; i++)
        {
            rewards[i] -= baselines[i];
        }
    }

    private void Normalise(ReadOnlySpan<float> raw, Span<float> normalised)
    {
        if (Normaliser is null)
        {
            raw.CopyTo(normalised);
        }
        else
        {
            Normaliser.Normalise(raw, normalised);
        }
    }
}
