import type { Fill, Order } from '../../contract/account';
import { ActivityPanel } from '../../features/activity/ActivityPanel';
import { AgentCards } from '../../features/agents/AgentCards';
import { BookPanel } from '../../features/book/BookPanel';
import { ChartPanel } from '../../features/chart/ChartPanel';
import { TicketPanel } from '../../features/ticket/TicketPanel';
import { classes } from '../../lib/classes';
import { useView, type Panel } from '../../state/view';
import { useWatchedAccount } from './useWatchedAccount';

const NO_ORDERS: readonly Order[] = [];
const NO_FILLS: readonly Fill[] = [];

/**
 * Chart, book and ticket together, what came of them below. Wide: one grid without scrolling. Narrow: one panel at a
 * time.
 */
export function TradePage() {
  const panel = useView((view) => view.panel);
  const symbol = useView((view) => view.symbol);
  const watched = useWatchedAccount();
  const { account, orders, fills, agent } = watched;
  const position = account?.positions.find((held) => held.symbol === symbol);
  const on = (name: Panel, area: string) => classes(area, name === panel ? 'max-md:flex' : 'max-md:hidden');
  return (
    <main
      className={classes(
        'relative min-h-0 min-w-0 flex-1 gap-2 p-2 max-md:flex max-md:flex-col md:grid md:overflow-y-auto',
        'md:grid-cols-2 md:auto-rows-[minmax(320px,auto)] md:grid-rows-[440px_400px]',
        'xl:grid-cols-[minmax(0,1fr)_232px_264px] xl:grid-rows-[minmax(420px,1.3fr)_minmax(348px,1fr)] xl:overflow-hidden',
        '[@media(max-height:800px)]:xl:overflow-y-auto',
      )}
    >
      <ChartPanel
        orders={orders ?? NO_ORDERS}
        fills={fills ?? NO_FILLS}
        position={position}
        agent={agent}
        className={on('chart', 'max-md:flex-1 md:col-span-2 xl:col-span-1')}
      />
      <BookPanel className={on('book', 'max-md:flex-1')} />
      <TicketPanel className={on('ticket', 'max-md:flex-1')} />
      <div
        className={classes(
          'min-h-0 gap-2 max-md:contents md:col-span-2 md:flex md:flex-col xl:col-span-3 xl:grid xl:grid-cols-[minmax(0,1fr)_minmax(0,1.35fr)]',
        )}
      >
        <ActivityPanel {...watched} className={on('activity', 'max-md:flex-1 md:min-h-64 xl:min-h-0')} />
        <AgentCards className={on('agents', 'min-h-0 max-md:flex-1 max-md:flex-col max-md:overflow-y-auto')} />
      </div>
    </main>
  );
}
