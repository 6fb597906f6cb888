using System.Collections.Immutable;
using TradingPlatform.Domain.Signals;

namespace TradingPlatform.Grains.Signals;

/// <summary>The newest phases of one detector, oldest first.</summary>
internal sealed class PhaseHistory
{
    /// <summary>How many are kept; older ones are in the stream.</summary>
    public const int KeptMax = 1_000;

    private readonly List<PhaseReading> _readings = [];
    private bool _isCut;

    /// <summary>Adds the newest one.</summary>
    public void Add(PhaseReading reading)
    {
        if (_readings.Count == KeptMax)
        {
            _readings.RemoveRange(0, KeptMax / 10); // in lumps, so that keeping the bound stays cheap
            _isCut = true;
        }

        _readings.Add(reading);
    }

    /// <summary>The newest <paramref name="limit"/>, oldest first.</summary>
    public ImmutableArray<PhaseReading> Newest(int limit) => [.. _readings.TakeLast(limit)];

    /// <summary>The phase as of <paramref name="sequence"/>; null when it is older than what is kept.</summary>
    public PhaseReading? AsOf(long sequence)
    {
        for (var i = _readings.Count - 1; i >= 0; i--)
        {
            if (_readings[i].Sequence <= sequence)
            {
                return _readings[i];
            }
        }

        return _isCut ? null : PhaseReading.Unknown;
    }
}
