import { Banners } from '../features/feed/Banners';
import { SearchDialog } from '../features/symbols/SearchDialog';
import { SettingsDialog } from '../features/settings/SettingsDialog';
import { KeysDialog } from '../features/shortcuts/KeysDialog';
import { useShortcuts } from '../features/shortcuts/useShortcuts';
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
  const overlay = useView((view) => view.overlay);
  return (
    <div className="flex h-dvh flex-col overflow-hidden">
      <TopBar />
      <Banners />
      <div className="flex min-h-0 flex-1">
        <Rail />
        <TradePage />
      </div>
      <FootLine />
      <BottomBar />
      {overlay === 'search' && <SearchDialog />}
      {overlay === 'settings' && <SettingsDialog />}
      {overlay === 'keys' && <KeysDialog />}
    </div>
  );
}
