using BenchmarkDotNet.Running;
using BytePair.Measuring;

// dotnet run -c Release --project benchmarks/BytePair.Benchmarks -- --filter '*'
foreach (string line in Corpora.Missing(Corpora.DefaultFolder))
{
    Console.WriteLine(line);
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
