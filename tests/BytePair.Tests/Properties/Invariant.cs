using System.Globalization;
using System.Runtime.CompilerServices;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Tests.Properties;

/// <summary>
/// Tries an invariant on generated inputs. Each run draws a new seed, which a failure prints together with the smallest failing
/// input; BYTEPAIR_CASES sets how many cases take the place of 1,000, for a longer search. The other builds of the same sources,
/// which differ in few lines, try a quarter of the cases.
/// </summary>
internal static class Invariant
{
    private const int DefaultCases = 1000;
    private const int LargestSize = 100;
#if SECOND_BUILD
    private const int Share = 4;
#else
    private const int Share = 1;
#endif

    public static void Holds<T>(Arbitrary<T> inputs, Action<T> check, int cases = DefaultCases, [CallerMemberName] string name = "")
    {
        string? asked = Environment.GetEnvironmentVariable("BYTEPAIR_CASES");
        int count = asked is null ? Math.Max(1, cases / Share) : Math.Max(1, int.Parse(asked, CultureInfo.InvariantCulture) * cases / DefaultCases);
        Config config = Config.QuickThrowOnFailure.WithName(name).WithMaxTest(count).WithStartSize(8).WithEndSize(LargestSize);
        Check.One(config, Prop.ForAll(inputs, check));
    }
}
