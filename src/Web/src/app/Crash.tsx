import { Component, type ReactNode } from 'react';
import { translate } from '../i18n/catalogue';
import { usePreferences } from '../state/preferences';
import { Button } from '../ui/Button';

/** The last line: a fault in this page must not look like a fault in a person's account. */
export class Crash extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    const { language } = usePreferences.getState();
    return (
      <main role="alert" className="flex h-dvh flex-col items-center justify-center gap-3 p-6 text-center">
        <h1 className="text-xl font-semibold">{translate(language, 'crash.title')}</h1>
        <p className="max-w-[48ch] text-base text-text-2">{translate(language, 'crash.kept')}</p>
        <Button size="large" look="primary" onClick={() => location.reload()}>
          {translate(language, 'crash.reload')}
        </Button>
      </main>
    );
  }
}
