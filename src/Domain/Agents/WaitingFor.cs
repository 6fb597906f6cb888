using System.Globalization;

namespace TradingPlatform.Domain.Agents;

/// <summary>Says in words what an agent waits for, for the screen.</summary>
internal static class WaitingFor
{
    public static string Say(Moment moment)
    {
        var (state, sight) = (moment.State, moment.Sight);
        return state.Status switch
        {
            AgentStatus.Idle => "Waits to be started.",
            AgentStatus.Halted when moment.Closable > 0 => "Halted: waits until its position is closed.",
            AgentStatus.Halted => $"Halted by {state.StatusBy}: waits for a person to start it again.",
            _ when state.IsOut(sight.At) => string.Create(
                CultureInfo.InvariantCulture,
                $"Stays out until {state.OutUntil:yyyy-MM-dd HH:mm} UTC: the loss limit of its mandate was reached."),
            _ when moment.IsClosing => "Waits until its closing order has filled.",
            _ when !sight.Account.OpenOrders.IsEmpty => "Waits until its entry fills or grows too old.",
            _ when moment.Closable > 0 => Holding(moment),
            AgentStatus.Reducing => "Stopped: opens nothing and holds nothing.",
            _ when sight.Price <= 0 => "Waits for the first price.",
            _ => moment.Strategy.Look(Managing.LookAt(moment)).Why,
        };
    }

    private static string Holding(Moment moment)
    {
        var stop = moment.State is { Plan: { } plan, StopPrice: { } decided }
            ? Protecting.StopNow(moment, plan, decided)
            : 0;
        var target = moment.State.TargetPrice is { } at ? $" or the target at {Number(at)}" : "";
        var held = Number(moment.Sight.Account.PositionQuantity);
        return $"Holds {held} and waits for the stop at {Number(stop)}{target}.";
    }

    private static string Number(decimal value) =>
        Math.Round(value, 8).ToString("0.########", CultureInfo.InvariantCulture);
}
