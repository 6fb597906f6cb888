namespace TradingPlatform.Domain.Market;

/// <summary>Which trading rules a market can be listed with.</summary>
internal static class SymbolListing
{
    public static Decision<SymbolEvent> Decide(SymbolState state, Instrument instrument)
    {
        if (state.Instrument is { } listed)
        {
            if (!string.Equals(listed.Symbol, instrument.Symbol, StringComparison.Ordinal))
            {
                return SymbolRefusal.OtherSymbol(listed.Symbol, instrument.Symbol);
            }

            if (listed == instrument)
            {
                return Decision.AlreadyDone<SymbolEvent>();
            }
        }

        return Fault(instrument) is { } fault
            ? SymbolRefusal.InvalidInstrument(fault)
            : new SymbolEvent.Listed(instrument);
    }

    private static string? Fault(Instrument instrument)
    {
        if (!SymbolId.TryParse(instrument.Symbol, out _))
        {
            return $"'{instrument.Symbol}' is not a symbol; write VENUE:TICKER.";
        }

        if (string.IsNullOrWhiteSpace(instrument.BaseAsset) || string.IsNullOrWhiteSpace(instrument.QuoteAsset))
        {
            return $"{instrument.Symbol} needs a base asset and a quote asset.";
        }

        (string Name, decimal Value)[] rules =
        [
            (nameof(instrument.TickSize), instrument.TickSize),
            (nameof(instrument.StepSize), instrument.StepSize),
            (nameof(instrument.QuantityMin), instrument.QuantityMin),
            (nameof(instrument.QuantityMax), instrument.QuantityMax),
            (nameof(instrument.NotionalMin), instrument.NotionalMin),
        ];
        foreach (var (name, value) in rules)
        {
            if (value < 0)
            {
                return FormattableString.Invariant($"{instrument.Symbol}: {name} is {value}; 0 (off) is the least.");
            }
        }

        var (least, most) = (instrument.QuantityMin, instrument.QuantityMax);
        return most > 0 && least > most
            ? FormattableString.Invariant(
                $"{instrument.Symbol}: the least quantity {least} exceeds the most, {most}.")
            : null;
    }
}
