namespace Tuner.Environment.Configuration;

/// <summary>The word that was probably meant.</summary>
public static class NearWords
{
    private const int MostTypos = 3;

    /// <summary>
    /// The candidate within three edits (Levenshtein, letter case aside) of the word, and nearer than half of it; null where there is none.
    /// </summary>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        string? nearest = null;
        int least = Math.Min(MostTypos, Math.Max(1, word.Length / 2)) + 1;
        foreach (string candidate in candidates)
        {
            int distance = Distance(word.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (distance < least)
            {
                (nearest, least) = (candidate, distance);
            }
        }

        return nearest;
    }

    /// <summary><c>did you mean 'x'?</c>, or the words there are where none is near and they are few.</summary>
    public static string? Hint(string word, IReadOnlyCollection<string> candidates)
    {
        const int few = 16;
        return Nearest(word, candidates) is string near ? $"did you mean '{near}'?"
            : candidates.Count is > 0 and <= few ? $"known: {string.Join(", ", candidates)}"
            : null;
    }

    /// <summary>Insertions, deletions and substitutions that turn one word into the other.</summary>
    public static int Distance(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int substituted = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
