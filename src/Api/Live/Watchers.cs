using System.Collections.Concurrent;

namespace TradingPlatform.Api.Live;

/// <summary>The connected clients that watch something, at most <see cref="CountMax"/>.</summary>
public sealed class Watchers
{
    /// <summary>How many clients may watch at once.</summary>
    public const int CountMax = 200;

    private readonly ConcurrentDictionary<string, Client> _clients = new(StringComparer.Ordinal);

    /// <summary>The clients now.</summary>
    public IEnumerable<KeyValuePair<string, Client>> All => _clients;

    /// <summary>True when nobody watches.</summary>
    public bool IsEmpty => _clients.IsEmpty;

    /// <summary>Begins, or changes what is watched; the next message is a snapshot. False when there is no
    /// room.</summary>
    public bool Watch(string connection, MarketWatch market)
    {
        if (_clients.Count >= CountMax && !_clients.ContainsKey(connection))
        {
            return false;
        }

        _clients[connection] = new Client(new Watcher(market));
        return true;
    }

    /// <summary>Forgets a client that has gone.</summary>
    public void Remove(string connection) => _clients.TryRemove(connection, out _);

    /// <summary>A client and the message under way to it.</summary>
    public sealed class Client(Watcher watcher)
    {
        /// <summary>What it has been told.</summary>
        public Watcher Watcher { get; } = watcher;

        /// <summary>True once the snapshot was sent.</summary>
        public bool HasSnapshot { get; set; }

        /// <summary>The message under way; a client that has not taken it yet gets no next one.</summary>
        public Task Sending { get; set; } = Task.CompletedTask;
    }
}
