namespace Tuner.Experiments.Recording;

/// <summary>The known word that a mistyped one is closest to.</summary>
internal static class NearWord
{
    /// <summary>" Did you mean 'x'?" for a word at most a third of its letters away, and the words to choose from.</summary>
    public static string Hint(string typed, IReadOnlyCollection<string> known)
    {
        (int distance, string? word) = known
            .Select(w => (Distance(typed, w), (string?)w))
            .DefaultIfEmpty((int.MaxValue, null))
            .MinBy(pair => pair.Item1);
        string near = word is not null && distance <= Math.Max(1, word.Length / 3) ? $" Did you mean '{word}'?" : "";
        return $"{near} Known: {string.Join(", ", known)}.";
    }

    /// <summary>Levenshtein's distance: insertions, deletions and substitutions.</summary>
    public static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[b.Length];
    }
}
