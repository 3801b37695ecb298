using Tuner.Environment.Episodes;
using Tuner.Environment.Randomness;

namespace Tuner.Agents.Environments;

/// <summary>
/// Balance a pole on a cart: the physics, limits and rewards of Gymnasium's CartPole-v1 (Barto, Sutton and Anderson, 1983).
/// Observation: position (m), velocity (m/s), angle (rad), angular velocity (rad/s). Action: push left (0) or right (1).
/// Reward 1 a step. Terminated beyond 2.4 m or 12 degrees, truncated after 500 steps.
/// </summary>
public sealed class CartPole : IFlatEnvironment
{
    private const double Gravity = 9.8;
    private const double PoleMassKg = 0.1;
    private const double TotalMassKg = 1.0 + PoleMassKg;
    private const double HalfPoleMetres = 0.5;
    private const double PoleMoment = PoleMassKg * HalfPoleMetres;
    private const double ForceNewtons = 10.0;
    private const double StepSeconds = 0.02;
    private const double PositionLimitMetres = 2.4;
    private const double AngleLimitRadians = 12.0 * 2.0 * Math.PI / 360.0;
    private const int MaxSteps = 500;

    private double _position, _velocity, _angle, _angularVelocity;
    private int _steps;

    public int ObservationSize => 4;

    public IReadOnlyList<int> HeadSizes { get; } = [2];

    public void Reset(ulong seed, Span<float> observation, Span<bool> mask)
    {
        var random = new RandomStream(seed);
        _position = (0.1 * random.NextDouble()) - 0.05;
        _velocity = (0.1 * random.NextDouble()) - 0.05;
        _angle = (0.1 * random.NextDouble()) - 0.05;
        _angularVelocity = (0.1 * random.NextDouble()) - 0.05;
        _steps = 0;
        Write(observation, mask);
    }

    public FlatStep Step(ReadOnlySpan<int> action, Span<float> observation, Span<bool> mask)
    {
        double force = action[0] == 1 ? ForceNewtons : -ForceNewtons;
        (double sin, double cos) = Math.SinCos(_angle);
        double pull = (force + (PoleMoment * (_angularVelocity * _angularVelocity) * sin)) / TotalMassKg;
        double angularAcceleration = ((Gravity * sin) - (cos * pull))
            / (HalfPoleMetres * ((4.0 / 3.0) - (PoleMassKg * (cos * cos) / TotalMassKg)));
        double acceleration = pull - (PoleMoment * angularAcceleration * cos / TotalMassKg);

        // Explicit Euler: positions move with the old velocities.
        _position += StepSeconds * _velocity;
        _velocity += StepSeconds * acceleration;
        _angle += StepSeconds * _angularVelocity;
        _angularVelocity += StepSeconds * angularAcceleration;
        _steps++;

        Write(observation, mask);
        bool fallen = Math.Abs(_position) > PositionLimitMetres || Math.Abs(_angle) > AngleLimitRadians;
        return new FlatStep(1f, fallen, _steps >= MaxSteps);
    }

    private void Write(Span<float> observation, Span<bool> mask)
    {
        observation[0] = (float)_position;
        observation[1] = (float)_velocity;
        observation[2] = (float)_angle;
        observation[3] = (float)_angularVelocity;
        mask.Fill(true);
    }
}
