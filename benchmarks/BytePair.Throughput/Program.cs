using System.Text.Json;
using BytePair.Throughput;
using BytePair.Throughput.Peers;
using BytePair.Throughput.Sections;

// Measures the library through its public API; benchmarks/README.md says how, and what each number means.
if (args is [Child.Word, .. string[] rest])
{
    return Child.Run(rest);
}

Options options;
try
{
    options = Options.Parse(args);
}
catch (FormatException unknown)
{
    Console.Error.WriteLine(unknown.Message);
    Console.Error.WriteLine(Options.Usage);
    return 2;
}

if (options.ChartOf is { } jsonFile)
{
    ComparisonFiles.Chart(jsonFile);
    return 0;
}

if (options.Only.Except(Section.Names, StringComparer.Ordinal).FirstOrDefault() is { } unknownSection)
{
    Console.Error.WriteLine($"{unknownSection} isn't a section.");
    Console.Error.WriteLine(Options.Usage);
    return 2;
}

Machine machine = Machine.Current;
Report.Say($"BytePair on {machine.Cpu}, {machine.Cores} cores, {machine.Runtime}, {machine.System}, {machine.Date}");
if (options.Peers)
{
    if (PeerComparison.Measure(options) is not { } comparison)
    {
        Console.Error.WriteLine("There are no corpora, or the ids are wrong: nothing is written.");
        return 1;
    }

    ComparisonFiles.Write(comparison, options.ResultsFolder);
    return 0;
}

var run = Run.Create(options);
if (!run.IdsAreRight())
{
    Console.Error.WriteLine("The ids are wrong: nothing is measured.");
    return 1;
}

Section.Measure(run, options.Only.Length == 0 ? Section.Names : options.Only);
if (options.JsonPath is { } path)
{
    File.WriteAllText(path, JsonSerializer.Serialize(
        new { options.EncodingName, machine, run.Report.Rows },
        new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true }));
}

return 0;
