import { useState } from 'react';
import { useText } from '../../i18n/useText';
import { Panel } from '../../ui/Panel';
import { Tabs } from '../../ui/Tabs';
import { BookView } from './BookView';
import { LastTrades } from './LastTrades';

/** Who waits at which price, and what has just traded. */
export function BookPanel({ className }: { className?: string }) {
  const t = useText();
  const [tab, setTab] = useState<'book' | 'trades'>('book');
  return (
    <Panel title={t('book.title')} headless className={className}>
      <Tabs
        label={t('book.title')}
        value={tab}
        onChange={setTab}
        tabs={[
          { value: 'book', label: t('book.book') },
          { value: 'trades', label: t('book.trades') },
        ]}
      >
        {tab === 'book' ? <BookView /> : <LastTrades />}
      </Tabs>
    </Panel>
  );
}
