namespace BytePair.Measuring;

/// <summary>Where the repository is, found upwards from the running program.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder, "Tokenizer.sln")))
        {
            folder = System.IO.Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("Tokenizer.sln was not found above " + AppContext.BaseDirectory + ".");
    }
}
