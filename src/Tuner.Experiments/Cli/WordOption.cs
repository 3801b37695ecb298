using System.CommandLine;
using Tuner.Environment.Configuration;

namespace Tuner.Experiments.Cli;

/// <summary>Options that take one of a few words.</summary>
internal static class WordOption
{
    /// <summary>One of the words; the first one where none is given.</summary>
    public static Option<string> Of(string name, string[] aliases, string description, params string[] words)
    {
        Option<string> option = new(name, aliases)
        {
            Description = description,
            HelpName = string.Join('|', words),
            DefaultValueFactory = _ => words[0],
            CustomParser = result =>
            {
                string word = result.Tokens[0].Value;
                if (!words.Contains(word, StringComparer.Ordinal))
                {
                    string hint = NearWords.Nearest(word, words) is { } near ? $"; did you mean '{near}'?" : string.Empty;
                    result.AddError($"{name} must be one of {string.Join(", ", words)}, got '{word}'{hint}");
                }

                return word;
            },
        };
        option.CompletionSources.Add(words);
        return option;
    }

    /// <summary>The value of an enum that is written so.</summary>
    public static T Value<T>(string word)
        where T : struct, Enum => Enum.GetValues<T>().First(value => OptionNames.Word(value) == word);
}
