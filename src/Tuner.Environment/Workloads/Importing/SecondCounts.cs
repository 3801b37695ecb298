namespace Tuner.Environment.Workloads.Importing;

/// <summary>Requests by second, for seconds that come in any order: pages of an hour, made when they are needed.</summary>
internal sealed class SecondCounts
{
    private const int PageSeconds = 3_600;
    private readonly Dictionary<long, long[]> _pages = [];

    public void Add(long second, long requests)
    {
        long page = Math.DivRem(second, PageSeconds, out long offset);
        if (offset < 0)
        {
            page--;
            offset += PageSeconds;
        }

        if (!_pages.TryGetValue(page, out long[]? counts))
        {
            counts = _pages[page] = new long[PageSeconds];
        }

        counts[offset] += requests;
    }

    /// <summary>The counts that are not zero, in no order.</summary>
    public IEnumerable<(long Second, long Requests)> All()
    {
        foreach ((long page, long[] counts) in _pages)
        {
            for (int i = 0; i < PageSeconds; i++)
            {
                if (counts[i] != 0)
                {
                    yield return ((page * PageSeconds) + i, counts[i]);
                }
            }
        }
    }
}
