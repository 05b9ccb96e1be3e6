namespace BytePair.Text;

/// <summary>The widths that the fast paths come in, from the plainest to the widest.</summary>
internal enum InstructionSet
{
    /// <summary>One character at a time: what netstandard2.0 has, and the ground truth of the others.</summary>
    Scalar,

    /// <summary>Vectors of 128 bits: SSE2, NEON.</summary>
    Vector128,

    /// <summary>Vectors of 256 bits: AVX2.</summary>
    Vector256,

    /// <summary>Vectors of 512 bits: AVX-512.</summary>
    Vector512,
}
