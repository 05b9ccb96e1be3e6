using System.Runtime.InteropServices;

namespace BytePair.Tests.Support;

/// <summary>Memory between two unreadable pages: whoever reads a byte too far ends the process.</summary>
internal sealed unsafe class GuardedBytes : IDisposable
{
    private const int PageLength = 4096;
    private const int ReadWrite = 3;
    private const int NoAccess = 0;
    private const int PrivateAnonymous = 0x22;
    private readonly byte* start;

    public GuardedBytes()
    {
        start = (byte*)Map(null, 3 * PageLength, ReadWrite, PrivateAnonymous, -1, 0);
        Assert.NotEqual(-1, (nint)start);
        Assert.Equal(0, Protect(start, PageLength, NoAccess));
        Assert.Equal(0, Protect(start + (2 * PageLength), PageLength, NoAccess));
    }

    /// <summary>True where pages can be protected by these calls.</summary>
    public static bool AreSupported => OperatingSystem.IsLinux() && Environment.SystemPageSize == PageLength;

    /// <summary>A copy that begins where the readable page does.</summary>
    public ReadOnlySpan<byte> AtStart(byte[] bytes) => Copy(bytes, start + PageLength);

    /// <summary>A copy that ends where the readable page does.</summary>
    public ReadOnlySpan<byte> AtEnd(byte[] bytes) => Copy(bytes, start + (2 * PageLength) - bytes.Length);

    public void Dispose() => Assert.Equal(0, Unmap(start, 3 * PageLength));

    private static ReadOnlySpan<byte> Copy(byte[] bytes, byte* to)
    {
        Assert.InRange(bytes.Length, 0, PageLength);
        bytes.CopyTo(new Span<byte>(to, bytes.Length));
        return new ReadOnlySpan<byte>(to, bytes.Length);
    }

    [DllImport("libc", EntryPoint = "mmap")]
    private static extern void* Map(void* address, nuint length, int protection, int flags, int file, nint offset);

    [DllImport("libc", EntryPoint = "mprotect")]
    private static extern int Protect(void* address, nuint length, int protection);

    [DllImport("libc", EntryPoint = "munmap")]
    private static extern int Unmap(void* address, nuint length);
}
