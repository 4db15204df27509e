import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

const keys = [
  ['/', 'search'],
  ['↑ ↓ Enter', 'choose'],
  ['F4', 'office'],
  ['F8', 'hours'],
  ['← ↑ ↓ → Enter', 'place'],
  ['Ctrl+Enter', 'book'],
  ['F9', 'lookUp'],
  ['Esc', 'again'],
  ['?', 'help'],
] as const;

/** Every key of the agent's desk. */
export const Shortcuts = ({ opened, onClose }: { opened: boolean; onClose: () => void }) => {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (opened) dialog.current?.showModal();
    else dialog.current?.close();
  }, [opened]);
  return (
    <dialog ref={dialog} className="card keys" aria-labelledby="keys-title" onClose={onClose}>
      <h2 id="keys-title">{t('agent.keysTitle')}</h2>
      <dl className="facts">
        {keys.flatMap(([key, what]) => [
          <dt key={`${what}-`}>
            {key.split(' ').map((one) => (
              <kbd key={one}>{one}</kbd>
            ))}
          </dt>,
          <dd key={what}>{t(`agent.key.${what}`)}</dd>,
        ])}
      </dl>
      <Button mt="lg" size="sm" onClick={onClose}>
        {t('agent.keysClose')}
      </Button>
    </dialog>
  );
};
