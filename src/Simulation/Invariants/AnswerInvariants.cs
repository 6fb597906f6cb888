using TradingPlatform.Domain.Trading;
using TradingPlatform.Simulation.Oracle;
using TradingPlatform.Simulation.Workload;

namespace TradingPlatform.Simulation.Invariants;

/// <summary>What people were told was true: every "no" at some moment between question and answer, every "yes" in the
/// stream by the version it names.</summary>
internal static class AnswerInvariants
{
    /// <summary>Invariants 12, 13 and 14 of every answer.</summary>
    public static IEnumerable<Violation> Check(Evidence evidence)
    {
        foreach (var defect in evidence.Journal.Defects)
        {
            yield return new Violation(13, defect);
        }

        foreach (var group in evidence.Journal.Answers.GroupBy(answer => answer.Account, StringComparer.Ordinal))
        {
            var stream = evidence.Store.Stream($"account-{group.Key}");
            var (book, read) = (new AccountBook(), 0);
            foreach (var answer in group.OrderBy(answer => answer.VersionAsked).ThenBy(answer => answer.Number))
            {
                for (; read < answer.VersionAsked; read++)
                {
                    book.Read(stream[read]);
                }

                var known = evidence.Books[group.Key].Orders;
                var wrong = answer.Command switch
                {
                    AccountCommand.Place place => Judge(answer, place, book, known),
                    AccountCommand.Cancel cancel => Judge(answer, cancel, known),
                    AccountCommand.Open open => Judge(answer, open, book),
                    _ => null,
                };
                if (wrong is not null)
                {
                    yield return new Violation(wrong.Value.Invariant, $"Command {answer.Number}: {wrong.Value.What}.");
                }
            }
        }
    }

    private static (int Invariant, string What)? Judge(
        Answer answer, AccountCommand.Place place, AccountBook book, SortedDictionary<string, OrderEntry> known)
    {
        var isKnown = known.TryGetValue(place.Order.OrderId, out var entry) && entry.Version <= answer.VersionAnswered;
        var isSame = isKnown && Same(entry!.Intent, place.Order);
        if (answer.Refusal is null)
        {
            return !isKnown ? (14, $"order {place.Order.OrderId} was taken and is not in the stream")
                : entry!.Version > answer.VersionTold ? (14, $"order {place.Order.OrderId} came later than was said")
                : !isSame ? (12, $"order {place.Order.OrderId} was taken as another one of that id")
                : OrderJudge.Fault(place) is { } fault ? (13, $"order {place.Order.OrderId} was taken though {fault}")
                : null;
        }

        if (isSame && entry!.Version <= answer.VersionAsked)
        {
            return (12, $"order {place.Order.OrderId} was placed before and then refused: {answer.Refusal.Code}");
        }

        var isQuiet = answer.VersionAsked == answer.VersionAnswered;
        var isBearable = place.Order.ReduceOnly
            ? OrderJudge.OnlyReduces(book, place.Order)
            : OrderJudge.CanEasilyBear(book, place);
        return isQuiet && !isKnown && isBearable && OrderJudge.Fault(place) is null
            ? (13, $"order {place.Order.OrderId} was refused without need: {answer.Refusal.Detail}")
            : null;
    }

    private static (int Invariant, string What)? Judge(
        Answer answer, AccountCommand.Cancel cancel, SortedDictionary<string, OrderEntry> known)
    {
        var isKnown = known.TryGetValue(cancel.OrderId, out var entry) && entry.Version <= answer.VersionAsked;
        return answer.Refusal is not null && isKnown
            ? (13, $"order {cancel.OrderId} is there and was said to be unknown")
            : answer.Refusal is not null ? null
            : entry is null ? (13, $"order {cancel.OrderId} was never placed and was taken back")
            : entry.LeftAlone == 0 || entry.LeftAlone > answer.VersionAnswered
                ? (14, $"order {cancel.OrderId} was said to be taken back and was not")
                : null;
    }

    private static (int Invariant, string What)? Judge(Answer answer, AccountCommand.Open open, AccountBook book) =>
        answer.Refusal is null && book.OpeningCash > 0 && book.OpeningCash != open.Cash
            ? (13, $"{answer.Account} was opened twice with different cash")
            : answer.Refusal is not null && book.OpeningCash == open.Cash
                ? (12, $"{answer.Account} was opened once more with the same terms and refused")
                : null;

    private static bool Same(OrderIntent one, OrderIntent other) =>
        one.Side == other.Side && one.Type == other.Type && one.Quantity == other.Quantity
        && one.LimitPrice == other.LimitPrice && one.ReduceOnly == other.ReduceOnly
        && string.Equals(one.Symbol, other.Symbol, StringComparison.Ordinal);
}
