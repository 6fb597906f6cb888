import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useText } from '../i18n/useText';
import { classes } from '../lib/classes';
import { Icon } from './Icon';

type Props = { title: string; onClose: () => void; children: ReactNode; side?: boolean; wide?: boolean };

/**
 * A native modal dialog: the browser keeps focus inside, closes on Esc and gives focus back. `side` makes it a drawer.
 */
export function Dialog({ title, onClose, children, side = false, wide = false }: Props) {
  const t = useText();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // The browser would choose the close button; the heading says where one is, unless the content asks for the focus.
    (shown?.querySelector<HTMLElement>('[data-autofocus]') ?? heading.current)?.focus();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onMouseDown={(event) => event.target === dialog.current && onClose()}
      className={classes(
        'fixed flex flex-col overflow-hidden border border-line bg-surface-1 p-0 text-text-1 backdrop:bg-black/60',
        side
          ? 'inset-y-0 right-0 left-auto max-w-full m-0 h-dvh max-h-none w-[440px] border-y-0 border-r-0'
          : classes('m-auto max-h-[85dvh] max-w-[calc(100%-16px)] rounded-md', wide ? 'w-[560px]' : 'w-[400px]'),
      )}
    >
      <header className="flex min-h-11 shrink-0 items-center justify-between gap-2 border-b border-line pr-1 pl-4">
        <h2 ref={heading} id={id} tabIndex={-1} className="truncate text-base font-semibold outline-none">
          {title}
        </h2>
        <button
          type="button"
          onClick={onClose}
          aria-label={t('common.close')}
          className="grid size-9 place-items-center rounded-md text-text-2 hover:bg-surface-3"
        >
          <Icon name="close" />
        </button>
      </header>
      <div className="relative min-h-0 flex-1 overflow-y-auto p-4">{children}</div>
    </dialog>
  );
}
