using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// Writes a copy of a 64-bit little-endian ELF library in which one needed symbol version is weak, so that the loader
/// accepts the library where that version is missing. Refuses where a relocation uses a symbol of the version: such a
/// library would load and then fail. Layouts: System V gABI chapter 4 and LSB "Symbol Versioning".
/// </summary>
public sealed class WeakenSymbolVersion : Task
{
    private const uint Rela = 4;
    private const uint VersionNeeds = 0x6ffffffe;
    private const uint VersionIndices = 0x6fffffff;
    private const ushort Weak = 2;

    private byte[] _image;

    [Required]
    public string Source { get; set; }

    [Required]
    public string Destination { get; set; }

    [Required]
    public string SymbolVersion { get; set; }

    public override bool Execute()
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(Destination));
        Directory.CreateDirectory(folder);
        _image = File.ReadAllBytes(Source);
        if (!Weaken())
        {
            return !Log.HasLoggedErrors;
        }

        using (Lock(Path.Combine(folder, "lock")))
        {
            if (File.Exists(Destination) && File.ReadAllBytes(Destination).SequenceEqual(_image))
            {
                File.SetLastWriteTimeUtc(Destination, DateTime.UtcNow);
                return true;
            }

            string temporary = Destination + ".new";
            File.WriteAllBytes(temporary, _image);
            File.Delete(Destination);
            File.Move(temporary, Destination);
        }

        Log.LogMessage(
            MessageImportance.High,
            "TorchSharp: this host's libstdc++ lacks {0}; the output gets a copy of {1} that loads without it.",
            SymbolVersion,
            Path.GetFileName(Source));
        return true;
    }

    // Projects are built side by side and share the destination.
    private static FileStream Lock(string path)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (attempt < 300)
            {
                Thread.Sleep(100);
            }
        }
    }

    private bool Weaken()
    {
        if (_image.Length < 64 || BitConverter.ToUInt32(_image, 0) != 0x464c457f || _image[4] != 2 || _image[5] != 1)
        {
            Log.LogError("{0} is no 64-bit little-endian ELF file.", Source);
            return false;
        }

        Section[] sections = Enumerable.Range(0, U16(60)).Select(i => ReadSection(Offset(40) + (i * U16(58)))).ToArray();
        Section needs = sections.FirstOrDefault(s => s.Type == VersionNeeds);
        if (needs == null || !TryFindRecord(needs, sections[needs.Link].Offset, out int record))
        {
            Log.LogMessage(MessageImportance.Low, "{0} does not ask for {1}.", Source, SymbolVersion);
            return false;
        }

        if (IsUsed(sections, U16(record + 6)))
        {
            Log.LogError("{0} uses symbols of {1}: it cannot run where that version is missing.", Source, SymbolVersion);
            return false;
        }

        byte[] flags = BitConverter.GetBytes((ushort)(U16(record + 4) | Weak));
        Array.Copy(flags, 0, _image, record + 4, 2);
        return true;
    }

    // Verneed: version, count, file, aux, next (2 2 4 4 4). Vernaux: hash, flags, other, name, next (4 2 2 4 4).
    private bool TryFindRecord(Section needs, int strings, out int record)
    {
        int need = needs.Offset;
        for (int n = 0; n < needs.Info; n++, need += Word(need + 12))
        {
            record = need + Word(need + 8);
            for (int i = 0; i < U16(need + 2); i++, record += Word(record + 12))
            {
                if (Text(strings + Word(record + 8)) == SymbolVersion)
                {
                    return true;
                }
            }
        }

        record = 0;
        return false;
    }

    private bool IsUsed(Section[] sections, ushort version)
    {
        Section indices = sections.First(s => s.Type == VersionIndices);
        return sections.Where(s => s.Type == Rela && s.Link == indices.Link).Any(s =>
            Enumerable.Range(0, s.Size / 24)
                .Select(i => Word(s.Offset + (i * 24) + 12))
                .Any(symbol => symbol != 0 && (U16(indices.Offset + (symbol * 2)) & 0x7fff) == version));
    }

    private Section ReadSection(int at)
    {
        return new Section
        {
            Type = (uint)Word(at + 4),
            Offset = Offset(at + 24),
            Size = Offset(at + 32),
            Link = Word(at + 40),
            Info = Word(at + 44),
        };
    }

    private ushort U16(int at) => BitConverter.ToUInt16(_image, at);

    private int Word(int at) => BitConverter.ToInt32(_image, at);

    private int Offset(int at) => checked((int)BitConverter.ToInt64(_image, at));

    private string Text(int at) => Encoding.ASCII.GetString(_image, at, Array.IndexOf(_image, (byte)0, at) - at);

    private sealed class Section
    {
        public uint Type { get; set; }

        public int Offset { get; set; }

        public int Size { get; set; }

        public int Link { get; set; }

        public int Info { get; set; }
    }
}
