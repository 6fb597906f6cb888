using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>The chains of calls that may come back into one activation, because a request of it has opened a section
/// for them. As long as no section was ever opened in the process, nobody pays for the question.</summary>
internal sealed class ReentrantChains
{
    private static volatile bool everUsed;
    private readonly Dictionary<Guid, int> _sections = [];

    /// <summary>Notes one more open section of a chain.</summary>
    public void Open(Guid chain)
    {
        everUsed = true;
        lock (_sections)
        {
            _sections[chain] = _sections.GetValueOrDefault(chain) + 1;
        }
    }

    /// <summary>Notes one section less.</summary>
    public void Close(Guid chain)
    {
        lock (_sections)
        {
            var left = _sections.GetValueOrDefault(chain) - 1;
            if (left > 0)
            {
                _sections[chain] = left;
            }
            else
            {
                _sections.Remove(chain);
            }
        }
    }

    /// <summary>Whether a call of the chain that runs on this thread may come into <paramref name="queue"/> beside its
    /// running requests.</summary>
    public static bool LetIn(TurnQueue queue) =>
        everUsed && queue is Activation activation && activation.HasReentrantChains
        && activation.ReentrantChains.Has(RequestContext.ReentrancyId);

    private bool Has(Guid chain)
    {
        lock (_sections)
        {
            return chain != Guid.Empty && _sections.ContainsKey(chain);
        }
    }
}
