using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Tuner.Agents.Networks;

/// <summary>
/// The policy and the value function as two MLPs that share nothing. Observations [B, observation] go in, logits [B, sum of heads]
/// and values [B, 1] come out. All parameters are views of one flat tensor, actor first, and so are their gradients:
/// what clips, steps or copies them works on one span.
/// </summary>
public sealed class ActorCritic : nn.Module<Tensor, (Tensor Logits, Tensor Values)>
{
    private readonly Tensor _flatParameters;
    private readonly Tensor _flatGradients;
    private readonly Mlp _actor;
    private readonly Mlp _critic;

    /// <summary>A trainable copy of the parameters.</summary>
    public ActorCritic(MlpParameters actor, MlpParameters critic)
        : base(nameof(ActorCritic))
    {
        ActorCount = actor.Values.Length;
        int count = ActorCount + critic.Values.Length;
        _flatParameters = zeros(count);
        _flatGradients = zeros(count);
        actor.Values.CopyTo(ParameterValues);
        critic.Values.CopyTo(ParameterValues[ActorCount..]);
        _actor = new Mlp(actor.Sizes, _flatParameters, _flatGradients, 0);
        _critic = new Mlp(critic.Sizes, _flatParameters, _flatGradients, ActorCount);
        RegisterComponents();
    }

    /// <summary>How many of the flat parameters are the actor's.</summary>
    public int ActorCount { get; }

    /// <summary>Shape [parameters]; writing changes the module.</summary>
    public Span<float> ParameterValues => MemoryMarshal.Cast<byte, float>(_flatParameters.bytes);

    /// <summary>Shape [parameters]; backward adds to it.</summary>
    public Span<float> GradientValues => MemoryMarshal.Cast<byte, float>(_flatGradients.bytes);

    public override (Tensor Logits, Tensor Values) forward(Tensor input) => (_actor.forward(input), _critic.forward(input));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _actor.Dispose();
            _critic.Dispose();
            _flatParameters.Dispose();
            _flatGradients.Dispose();
        }

        base.Dispose(disposing);
    }
}
