using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Tuner.Environment.Tests")]
