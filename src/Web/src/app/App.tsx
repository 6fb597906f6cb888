import { Banners } from '../features/feed/Banners';
import { SearchDialog } from '../features/symbols/SearchDialog';
import { SettingsDialog } from '../features/settings/SettingsDialog';
import { KeysDialog } from '../features/shortcuts/KeysDialog';
import { useShortcuts } from '../features/shortcuts/useShortcuts';
import { AgentsPage } from '../pages/agents/AgentsPage';
import { TradePage } from '../pages/trade/TradePage';
import { useView } from '../state/view';
import { BottomBar } from './BottomBar';
import { FootLine } from './FootLine';
import { Rail } from './Rail';
import { TopBar } from './TopBar';
import { useAppearance, useWatch } from './useWatch';

/** The shell around the one page there is so far. */
export function App() {
  useAppearance();
  useWatch();
  useShortcuts();
  const { overlay, page } = useView();
  return (
    <div className="relative flex h-dvh flex-col overflow-hidden">
      <TopBar />
      <Banners />
      <div className="flex min-h-0 flex-1">
        <Rail />
        {page === 'trade' ? <TradePage /> : <AgentsPage />}
      </div>
      <FootLine />
      <BottomBar />
      {overlay === 'search' && <SearchDialog />}
      {overlay === 'settings' && <SettingsDialog />}
      {overlay === 'keys' && <KeysDialog />}
    </div>
  );
}
