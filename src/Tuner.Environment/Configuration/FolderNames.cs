namespace Tuner.Environment.Configuration;

/// <summary>The rule of names that become folders and columns: of experiments, pipelines, stages, variants, workloads, policies.</summary>
public static class FolderNames
{
    private const int MostCharacters = 100;

    /// <summary>What is wrong with a name, as a sentence about the key at <paramref name="path"/>; null where nothing is.</summary>
    public static string? Fault(string path, string name)
    {
        if (name.Length is 0 or > MostCharacters)
        {
            return $"'{path}' must have 1 to {MostCharacters} characters, got {name.Length}";
        }

        return !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-')
            ? $"'{path}' must be of letters, digits, '.', '_' and '-', got '{name}'"
            : name[0] == '.' ? $"'{path}' must not begin with '.', got '{name}'"
            : null;
    }
}
