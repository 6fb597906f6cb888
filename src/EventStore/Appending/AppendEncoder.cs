using System.Collections.Immutable;
using System.Text.Json;
using TradingPlatform.Domain.Market;
using TradingPlatform.EventStore.Events;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Appending;

/// <summary>Checks an append against every limit and turns its bodies into bytes. What fails here fails
/// alone.</summary>
internal sealed class AppendEncoder(EventCatalog catalog, TimeProvider clock)
{
    /// <summary>The bytes of <paramref name="request"/>.</summary>
    /// <exception cref="ArgumentException">A limit is passed, a type has no stored name, or nothing is to be
    /// written.</exception>
    public EncodedAppend Encode(AppendRequest request)
    {
        AppendRules.Check(request);
        var encoded = new EncodedAppend(
            [
                Encode(new StreamAppend(request.Stream, request.ExpectedVersion, request.Events)),
                .. request.Also.Select(Encode),
            ],
            Encode(request, request.Batches.IsDefault ? [] : request.Batches),
            request.CommandId,
            request.CorrelationId,
            request.CausationId,
            WholeMicroseconds(clock.GetUtcNow()));
        return encoded.Bytes <= Limits.RequestBytesMax ? encoded : throw new ArgumentException(
            $"An append to {request.Stream} carries {encoded.Bytes} bytes; {Limits.RequestBytesMax} is the most.",
            nameof(request));
    }

    private EncodedPart Encode(StreamAppend part)
    {
        var events = part.Events.IsDefault ? [] : part.Events;
        var encoded = new EncodedEvent[events.Length];
        for (var i = 0; i < encoded.Length; i++)
        {
            var name = catalog.NameOf(events[i].GetType());
            encoded[i] = new EncodedEvent(
                EventId.Of(part.Stream, part.ExpectedVersion + i + 1), name, Body(part.Stream, name.Stored, events[i]));
        }

        return new EncodedPart(part.Stream, part.ExpectedVersion, encoded);
    }

    private EncodedBatch[] Encode(AppendRequest request, ImmutableArray<MarketBatch> batches)
    {
        var encoded = new EncodedBatch[batches.Length];
        var follows = request.BatchesFollow;
        for (var i = 0; i < encoded.Length; i++)
        {
            var batch = batches[i];
            encoded[i] = new EncodedBatch(
                batch.Symbol,
                batch.Sequence,
                batch.SourcePosition,
                follows,
                batch.At,
                Body(request.Stream, "market batch", batch));
            follows = batch.SourcePosition;
        }

        return encoded;
    }

    private byte[] Body(string stream, string name, object value)
    {
        byte[] body;
        try
        {
            body = JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), catalog.Json);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new ArgumentException(
                $"'{name}' for {stream} cannot be written as JSON: {e.Message}", nameof(value), e);
        }

        return body.Length <= Limits.BodyBytesMax ? body : throw new ArgumentException(
            $"'{name}' for {stream} is {body.Length} bytes long; {Limits.BodyBytesMax} is the most.", nameof(value));
    }

    /// <summary>PostgreSQL keeps microseconds; cutting here makes every log tell the same time.</summary>
    private static DateTimeOffset WholeMicroseconds(DateTimeOffset at) =>
        new(at.Ticks - (at.Ticks % TimeSpan.TicksPerMicrosecond), at.Offset);
}
