using System.Runtime.InteropServices;

namespace BytePair.Cli.Input.Globs;

/// <summary>An element of a glob pattern: what it matches, with the character or the set if it is one of these.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Element(ElementKind Kind, char Character = default, CharacterSet? Set = null);
