using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>Adds up what several parts of a piece of work have done; the watcher is told by one of them at a time.</summary>
internal sealed class SharedProgress(WorkWatch watch, int histories)
{
    private readonly Lock _lock = new();
    private int _done;

    public void Add(int done)
    {
        lock (_lock)
        {
            _done += done;
            watch.Progress?.Report(histories == 0 ? 1 : (double)_done / histories);
        }
    }
}
