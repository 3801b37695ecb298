using Tuner.Environment.Configuration;

namespace Tuner.Environment.Pipelines;

/// <summary>
/// The pipelines that are known by name: the files of <c>experiments/pipelines</c> and its folder <c>textbook</c>, in the nearest folder
/// from the start upwards that has them.
/// </summary>
public sealed class PipelineCatalogue
{
    private static readonly string Folder = Path.Combine("experiments", "pipelines");
    private static readonly string[] Inner = ["", "textbook"];

    private readonly string _start;
    private readonly string? _root;

    /// <summary>A catalogue as seen from a folder, the current one by default.</summary>
    public PipelineCatalogue(string? start = null)
    {
        _start = Path.GetFullPath(start ?? Directory.GetCurrentDirectory());
        for (DirectoryInfo? at = new(_start); at is not null && _root is null; at = at.Parent)
        {
            string candidate = Path.Combine(at.FullName, Folder);
            _root = Directory.Exists(candidate) ? candidate : null;
        }
    }

    /// <summary>The names, sorted; none where there is no such folder.</summary>
    public IReadOnlyList<string> Names =>
        [.. Inner.SelectMany(Files).Select(f => Path.GetFileNameWithoutExtension(f)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>
    /// The file of a pipeline given as a path or a name, relative to the start where it can be; null, and a diagnostic, where there is none.
    /// </summary>
    public string? Resolve(string pathOrName, DiagnosticSink sink)
    {
        if (File.Exists(Path.Combine(_start, pathOrName)))
        {
            return pathOrName;
        }

        string? found = _root is null ? null : Inner.Select(i => Path.Combine(_root, i, pathOrName + ".yaml")).FirstOrDefault(File.Exists);
        if (found is not null)
        {
            return Path.GetRelativePath(_start, found);
        }

        bool looksLikePath = pathOrName.AsSpan().ContainsAny('/', Path.DirectorySeparatorChar)
            || Path.GetExtension(pathOrName) is ".yaml" or ".yml";
        string message = looksLikePath ? "there is no such file"
            : _root is null ? $"there is no pipeline '{pathOrName}': no folder {Folder} here or above"
            : $"there is no pipeline '{pathOrName}' in {Path.GetRelativePath(_start, _root)}";
        string name = Path.GetFileNameWithoutExtension(pathOrName);
        sink.Add(new Diagnostic(pathOrName, 1, 1, message) { Suggestion = NearWords.Hint(looksLikePath ? name : pathOrName, Names) });
        return null;
    }

    private IEnumerable<string> Files(string inner)
    {
        string folder = Path.Combine(_root ?? "", inner);
        return _root is not null && Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.yaml") : [];
    }
}
