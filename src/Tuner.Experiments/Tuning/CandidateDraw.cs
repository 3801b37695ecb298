using System.Collections.Immutable;
using Tuner.Environment.Configuration;
using Tuner.Environment.Randomness;
using Tuner.Experiments.Configuration;

namespace Tuner.Experiments.Tuning;

/// <summary>Draws the candidates of a search: the options in force, then random ones of the space that the experiment accepts, no two alike.</summary>
/// <param name="path">The experiment file.</param>
/// <param name="overrides">That hold for every candidate.</param>
/// <param name="points">The experiment with the options in force.</param>
internal sealed class CandidateDraw(string path, IReadOnlyCollection<string> overrides, IReadOnlyList<Experiment> points)
{
    private const int MostAttempts = 100;

    /// <summary>As many as the task wants; fewer where <see cref="MostAttempts"/> draws in a row bring nothing new.</summary>
    /// <exception cref="ConfigurationException">The experiment accepts none of the space: what is wrong with the last one.</exception>
    public ImmutableArray<Candidate> Draw(TuningTask task)
    {
        SeedSequence seeds = new((ulong)task.Options.Seed);
        List<Candidate> candidates = [new(0, [], points, task.Policy)];
        HashSet<string> seen = [];
        ConfigurationException? refusal = null;
        for (int trial = 1; trial < task.Options.Trials; trial++)
        {
            if (DrawOne(task, trial, seeds.Child("trial", trial), seen, ref refusal) is not { } candidate)
            {
                break;
            }

            candidates.Add(candidate);
        }

        return candidates.Count > 1 || refusal is null ? [.. candidates] : throw refusal;
    }

    private Candidate? DrawOne(TuningTask task, int trial, SeedSequence seeds, HashSet<string> seen, ref ConfigurationException? refusal)
    {
        // A stream for each trial and option: draws that are repeated, and options that are searched beside it, do not move the others.
        RandomStream[] random = [.. task.Space.Select(d => seeds.Stream(d.Key))];
        for (int attempt = 0; attempt < MostAttempts; attempt++)
        {
            ImmutableArray<Setting> settings = [.. task.Space.Select((d, i) => new Setting(d.Key, d.Draw(random[i])))];
            if (!seen.Add(string.Join(' ', settings)))
            {
                continue;
            }

            try
            {
                IReadOnlyList<Experiment> read =
                    ExperimentReader.ReadPoints(path, [.. overrides, .. settings.Select(s => $"{task.Address}.{s}")]);

                // Settings that are those in force already.
                if (read.Zip(points).All(p => Options(p.First, task).Equals(Options(p.Second, task))))
                {
                    continue;
                }

                // The policies alone can differ: one workload for all candidates.
                return new Candidate(trial, settings, [.. points.Select((p, i) => p with { Policies = read[i].Policies })], task.Policy);
            }
            catch (ConfigurationException e)
            {
                refusal = e;
            }
        }

        return null;
    }

    private static object Options(Experiment experiment, TuningTask task) => experiment.Policies.First(p => p.Name == task.Policy).Options;
}
