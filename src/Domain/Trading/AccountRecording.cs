using System.Collections.Immutable;

namespace TradingPlatform.Domain.Trading;

/// <summary>Taking in what venues report: in numbered order per symbol, each report once.</summary>
internal static class AccountRecording
{
    internal static Decision<AccountEvent> Decide(string accountId, AccountState account, AccountCommand.Record record)
    {
        if (!account.IsOpen)
        {
            return AccountRefusal.NotOpen;
        }

        var events = ImmutableArray.CreateBuilder<AccountEvent>();
        foreach (var report in record.Reports)
        {
            if (!string.Equals(report.Account, accountId, StringComparison.Ordinal))
            {
                throw new VenueContradictionException(report, $"it came to {accountId}.");
            }

            var last = account.LastReport.GetValueOrDefault(report.Symbol);
            if (report.Number <= last)
            {
                continue;
            }

            if (report.Number != last + 1)
            {
                return AccountRefusal.ReportGap(report.Symbol, last + 1, report.Number);
            }

            var happened = Read(account, report);
            events.Add(happened);
            account = AccountEvolving.Evolve(account, happened);
        }

        return events.DrainToImmutable();
    }

    private static AccountEvent Read(AccountState account, ExecutionReport report)
    {
        var order = account.OpenOrders.GetValueOrDefault(report.OrderId);
        if (order is null && account.OrderIds.Forgotten == 0 && !account.OrderIds.ContainsKey(report.OrderId))
        {
            throw new VenueContradictionException(report, "the account never placed this order.");
        }

        if (order is not null && !order.IsIn(report.Symbol))
        {
            throw new VenueContradictionException(report, $"the order is for {order.Intent.Symbol}.");
        }

        return report.Kind switch
        {
            ExecutionKind.Filled => Fill(account, order, report),
            ExecutionKind.Accepted when order?.State is OrderState.Intent or OrderState.Sent or OrderState.Unknown =>
                new AccountEvent.OrderAccepted(
                    report.OrderId, report.Symbol, report.Number, report.At, report.Sequence),
            ExecutionKind.Cancelled when order is not null => new AccountEvent.OrderCancelled(
                report.OrderId, report.Symbol, report.Number, report.Reason, report.At, report.Sequence),
            ExecutionKind.Rejected when order is not null => new AccountEvent.OrderRejected(
                report.OrderId, report.Symbol, report.Number, report.Reason, report.At, report.Sequence),
            ExecutionKind.Accepted or ExecutionKind.Cancelled or ExecutionKind.Rejected =>
                new AccountEvent.ReportIgnored(
                    report.OrderId, report.Symbol, report.Kind, report.Number, report.At, report.Sequence),
            _ => throw new VenueContradictionException(report, $"the kind {report.Kind} does not exist."),
        };
    }

    private static AccountEvent.OrderFilled Fill(AccountState account, Order? order, ExecutionReport report)
    {
        var remaining = order?.Remaining ?? 0;
        if (order is null || report.Quantity > remaining)
        {
            throw new VenueContradictionException(report, $"{report.Quantity} traded where {remaining} was left.");
        }

        if (report.Quantity <= 0 || report.Price <= 0)
        {
            throw new VenueContradictionException(report, $"{report.Quantity} at {report.Price} is no fill.");
        }

        var side = order.Intent.Side;
        var position = AccountEvolving.PositionIn(account, report.Symbol);
        var (_, realised) = PositionMath.Apply(position, side, report.Price, report.Quantity);
        return new AccountEvent.OrderFilled(
            report.OrderId,
            report.Symbol,
            side,
            report.Price,
            report.Quantity,
            report.Fee,
            report.Liquidity,
            realised,
            report.Number,
            report.At,
            report.Sequence);
    }
}
