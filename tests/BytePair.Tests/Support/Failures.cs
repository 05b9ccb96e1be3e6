namespace BytePair.Tests.Support;

/// <summary>Runs many records under one test and reports the first few that fail, each with its id and reason.</summary>
internal sealed class Failures
{
    private const int Shown = 5;
    private readonly List<string> _first = [];
    private int _checked;
    private int _failed;

    public void Check(string id, Action check)
    {
        _checked++;
        try
        {
            check();
        }
        catch (Exception e)
        {
            _failed++;
            if (_first.Count < Shown)
            {
                _first.Add($"{id}: {e.Message}");
            }
        }
    }

    /// <summary>Fails if a record failed, and also if there was no record at all: an empty file proves nothing.</summary>
    public void AssertNone()
    {
        Assert.True(_checked > 0, "No record was checked.");
        if (_failed > 0)
        {
            Assert.Fail($"{_failed} of {_checked} records fail:\n" + string.Join("\n", _first));
        }
    }
}
